import type { ReactNode } from 'react'

/** Labelled values, one a line; what is not known is left out. */
export function Facts({ lines }: { lines: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="grid gap-y-2 px-4 pb-4">
      {lines
        .filter(([, value]) => value !== null && value !== false)
        .map(([label, value]) => (
          <div key={label} className="flex justify-between gap-4">
            <dt className="flex-none text-ink-faint">{label}</dt>
            <dd className="min-w-0 text-right break-words">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
