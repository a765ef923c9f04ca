'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { rememberInBrowser } from '../shell/remember.tsx'

interface Props {
  /** Name of the cookie that keeps the choice. */
  cookie: string
  /** URL of the list without columns, where they came with it: then they stay in the URL. */
  base: string | null
  columns: readonly { key: string; label: string; shown: boolean }[]
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
      {columns.map((column) => (
        <label key={column.key} className="popup-item">
          <input
            type="checkbox"
            name="column"
            value={column.key}
            defaultChecked={column.shown}
            className="size-4 accent-accent"
          />
          {column.label}
        </label>
      ))}
      <button type="button" className="popup-item mt-1 border-t border-line text-ink-soft" onClick={() => remember('')}>
        {reset}
      </button>
    </form>
  )
}
