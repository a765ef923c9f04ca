import { useFormatter } from 'next-intl'

/** An instant to the minute in company time, with its year on hover: within a list of a month the year says nothing. */
export function Moment({ at, year = false }: { at: Date; year?: boolean }) {
  const format = useFormatter()
  const whole = format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <time dateTime={at.toISOString()} data-tip={year ? undefined : whole} className="whitespace-nowrap">
      {year
        ? whole
        : format.dateTime(at, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
    </time>
  )
}
