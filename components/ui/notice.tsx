import type { ReactNode } from 'react'

const tones = {
  danger: 'border-danger/30 bg-danger-soft text-danger',
  watch: 'border-watch/40 bg-watch-soft text-watch-text',
  good: 'border-accent/30 bg-accent-soft text-accent-text',
} as const

/** A sentence that must be read: what went wrong, or what was done. */
export function Notice({ id, tone, children }: { id?: string; tone: keyof typeof tones; children: ReactNode }) {
  return (
    <p id={id} role={tone === 'danger' ? 'alert' : 'status'} className={`rounded-md border px-3 py-2 text-pretty ${tones[tone]}`}>
      {children}
    </p>
  )
}
