import { useFormatter } from 'next-intl'

export interface Figure {
  label: string
  count: number
  /** Draws the eye when it is not zero. */
  tone?: 'danger'
}

/** A few counts side by side. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const format = useFormatter()
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-line [gap:1px] md:grid-cols-4">
      {figures.map(({ label, count, tone }) => (
        <div key={label} className="flex flex-col-reverse bg-surface px-4 py-3">
          <dt className="text-sm text-ink-faint">{label}</dt>
          <dd className={`text-2xl ${count === 0 ? 'text-ink-faint' : tone === 'danger' ? 'text-danger' : 'text-ink'}`}>
            {format.number(count)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
