'use client'

import { useValues } from '#components/form/form-context'
import type { FormValues } from '#components/form/form-values'

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
