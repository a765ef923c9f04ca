import type { ReactNode } from 'react'

/** What is known of something, a line each. */
export function FactsList({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[10rem_1fr]">
      {facts.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-ink-faint">{label}</dt>
          <dd className="min-w-0 break-words max-sm:pb-1">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
