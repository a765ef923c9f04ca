import { useFormatter, useNow } from 'next-intl'
import { Due } from './due.tsx'

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** By when a call was promised, as a clock shows it, with the day where it is not today, and how long that is from now. */
export function CallTime({ at }: { at: string }) {
  const format = useFormatter()
  const instant = new Date(at)
  const day = (of: Date) => format.dateTime(of, { dateStyle: 'short' })
  const isToday = day(instant) === day(useNow())
  return (
    <span className="flex flex-col items-end max-md:flex-row max-md:gap-x-3">
      <span className="font-medium tabular-nums">
        {format.dateTime(instant, isToday ? clock : { month: '2-digit', day: '2-digit', ...clock })}
      </span>
      <Due kind="callback" dueAt={at} named={false} />
    </span>
  )
}
