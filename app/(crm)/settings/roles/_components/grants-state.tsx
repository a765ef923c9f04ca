'use client'

import { RotateCcw } from 'lucide'
import { use } from 'react'
import { FormContext, useValues } from '#components/form/form-context'
import type { FormValues } from '#components/form/form-values'
import { Icon } from '#components/ui/icon'

/** How many lines wait to be saved, or that everything is. */
export function GrantsState({
  stands,
  saved,
  texts,
}: {
  stands: FormValues
  saved: boolean
  texts: Record<'unsaved' | 'saved', string>
}) {
  const values = useValues()
  const count = Object.entries(values).filter(([name, value]) => value !== (stands[name] ?? '')).length
  return (
    <span role="status" className={count > 0 ? 'text-accent-text' : 'text-ink-faint'}>
      {count > 0 ? texts.unsaved.replace('#', String(count)) : saved ? texts.saved : ''}
    </span>
  )
}

/** Fills in what the role ships with; it is saved by the button beside. */
export function RestoreShipped({ values, label }: { values: FormValues; label: string }) {
  const form = use(FormContext)
  if (form === null || Object.entries(values).every(([name, value]) => form.values[name] === value)) return null
  return (
    <button
      type="button"
      className="control h-10"
      onClick={() => {
        for (const [name, value] of Object.entries(values)) form.set(name, value)
      }}
    >
      <Icon of={RotateCcw} size={15} />
      {label}
    </button>
  )
}
