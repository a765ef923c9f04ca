'use client'

import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { useId, useState } from 'react'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { addDays } from '#lib/core/day'

interface Props {
  path: string
  params: ListParams
  /** The period that holds; its last day is in it. */
  from: string
  last: string
  asOf: string
  texts: Record<'from' | 'last' | 'asOf' | 'apply' | 'order', string>
}

/** Any other period: first day, last day, and the day it is looked at from. */
export function CustomPeriod({ path, params, from, last, asOf, texts }: Props) {
  const router = useRouter()
  const id = useId()
  const [wrong, setWrong] = useState(false)
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const [first, end, day] = ['from', 'last', 'as_of'].map((name) => String(given.get(name) ?? ''))
    if (first === undefined || end === undefined || first === '' || end === '' || first > end) return setWrong(true)
    setWrong(false)
    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
    router.push(listHref(path, params, { from: first, to: addDays(end, 1), as_of: day === '' ? null : (day ?? null) }))
  }
  const field = (name: 'from' | 'last' | 'as_of', label: string, value: string) => (
    <span className="flex items-center justify-between gap-3">
      <label htmlFor={`${id}-${name}`} className="text-ink-soft">
        {label}
      </label>
      <input id={`${id}-${name}`} name={name} type="date" defaultValue={value} className="field h-8 w-40" />
    </span>
  )
  return (
    <form onSubmit={apply} className="mt-1 flex flex-col gap-2 border-t border-line px-2 pt-2 pb-1">
      {field('from', texts.from, from)}
      {field('last', texts.last, last)}
      {field('as_of', texts.asOf, asOf)}
      {wrong && (
        <p role="alert" className="text-sm text-danger">
          {texts.order}
        </p>
      )}
      <button type="submit" className="control justify-center">
        {texts.apply}
      </button>
    </form>
  )
}
