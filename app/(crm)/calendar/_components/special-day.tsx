import { useTranslations } from 'next-intl'
import type { AgendaDay } from '#lib/records/agenda/service'

/** What the calendar of working days calls a day: a holiday, or a weekend that is worked. */
export function SpecialDay({ special }: { special: AgendaDay['special'] }) {
  const t = useTranslations('calendar.names')
  const words = useTranslations('sales.calendar')
  if (special === null) return null
  const name = t.has(special.name as 'new_year') ? t(special.name as 'new_year') : special.name
  return (
    <span className={`truncate text-sm ${special.kind === 'holiday' ? 'text-accent-text' : 'text-watch-text'}`}>
      {special.kind === 'holiday' ? name : words('worked')}
    </span>
  )
}
