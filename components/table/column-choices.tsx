'use client'

import { ChevronRight } from 'lucide'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Icon } from '#components/ui/icon'
import { rememberInBrowser } from '../shell/remember.tsx'

interface ColumnChoice {
  key: string
  label: string
  group?: string | undefined
  shown: boolean
}

interface Props {
  /** Name of the cookie that keeps the choice. */
  cookie: string
  /** URL of the list without columns, where they came with it: then they stay in the URL. */
  base: string | null
  columns: readonly ColumnChoice[]
  reset: string
}

/** Which columns stand in the table; the browser remembers, or the URL where they came with it. */
export function ColumnChoices({ cookie, base, columns, reset }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const remember = (value: string) => {
    if (base !== null) {
      const chosen = value === '' ? '' : `${base.includes('?') ? '&' : '?'}columns=${value}`
      start(() => router.replace(base + chosen, { scroll: false }))
      return
    }
    rememberInBrowser(cookie, value)
    start(() => router.refresh())
  }
  const choose = (form: HTMLFormElement) => {
    const chosen = new FormData(form).getAll('column').join('.')
    remember(chosen === '' ? '-' : chosen)
  }
  return (
    <form
      key={columns.map((column) => Number(column.shown)).join('')}
      aria-busy={pending}
      onChange={(event) => choose(event.currentTarget)}
    >
      <Choices columns={columns.filter(({ group }) => group === undefined)} />
      {[...new Set(columns.map(({ group }) => group))].map(
        (group) =>
          group !== undefined && <Group key={group} label={group} columns={columns.filter((column) => column.group === group)} />,
      )}
      <button type="button" className="popup-item mt-1 border-t border-line text-ink-soft" onClick={() => remember('')}>
        {reset}
      </button>
    </form>
  )
}

function Choices({ columns }: Pick<Props, 'columns'>) {
  return columns.map((column) => (
    <label key={column.key} className="popup-item">
      <input type="checkbox" name="column" value={column.key} defaultChecked={column.shown} className="size-4 accent-accent" />
      {column.label}
    </label>
  ))
}

/** Columns that stand apart, and that a page without them need not carry: they are made when the group is opened, or when one is shown. */
function Group({ label, columns }: { label: string } & Pick<Props, 'columns'>) {
  const [opened, setOpened] = useState(columns.some(({ shown }) => shown))
  return (
    <details
      open={opened}
      className="group mt-1 border-t border-line pt-1"
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true)
      }}
    >
      <summary className="popup-item cursor-default">
        <Icon of={ChevronRight} size={14} className="flex-none text-ink-faint group-open:rotate-90" />
        {label}
      </summary>
      {opened && <Choices columns={columns} />}
    </details>
  )
}
