import { useFormatter, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import type { CalendarDay } from '#lib/platform/calendar/shipped-days'
import { calendarKinds, shippedNames } from '#lib/platform/calendar/shipped-days'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { importYear, removeDay, setDay } from '../actions.ts'
import { DayForm } from './day-form.tsx'
import { Months } from './months.tsx'
import { RemoveDay } from './remove-day.tsx'
import { YearForm } from './year-form.tsx'

interface Props {
  year: number
  days: readonly CalendarDay[]
  years: readonly { year: number; days: number; provisional: boolean }[]
}

/** The holidays and make-up days of a year. */
export function CalendarPage({ year, days, years }: Props) {
  const t = useTranslations('calendar')
  const shown = [...new Set([...years.map((each) => each.year), year, (years.at(-1)?.year ?? year) + 1])].sort()
  const provisional = days.some((day) => day.provisional)
  return (
    <div className="mx-auto w-full max-w-6xl pb-10">
      <SettingsHead title={t('title')} text={t('text')} />
      <div className="flex flex-col gap-4 px-4 md:px-6">
        <nav aria-label={t('years')} className="flex flex-wrap gap-2">
          {shown.map((each) => (
            <Link
              key={each}
              href={`/settings/calendar?year=${each}`}
              aria-current={each === year ? 'page' : undefined}
              data-active={each === year ? '' : undefined}
              className="control"
            >
              {each}
            </Link>
          ))}
        </nav>
        {provisional && <Notice tone="watch">{t('provisional', { year: String(year) })}</Notice>}
        {days.length === 0 && <Notice tone="watch">{t('empty', { year: String(year) })}</Notice>}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
          <Section title={t('glance', { year: String(year) })} text={t('legend')}>
            <Months year={year} days={days} />
          </Section>
          <div className="flex flex-col gap-4">
            <Section title={t('set')}>
              <SetDay year={year} />
            </Section>
            <Section title={t('days')}>
              <DayList days={days} />
            </Section>
            <Section title={t('importTitle')} text={t('importText')}>
              <ImportYear year={year} />
            </Section>
          </div>
        </div>
      </div>
    </div>
  )
}

function SetDay({ year }: { year: number }) {
  const t = useTranslations('calendar')
  return (
    <DayForm
      key={year}
      year={year}
      kinds={calendarKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      names={shippedNames.map((name) => t(`names.${name}`))}
      texts={{
        form: useFormTexts(),
        day: t('fields.day'),
        kind: t('fields.kind'),
        name: t('fields.name'),
        nameHint: t('fields.nameHint'),
      }}
      set={setDay}
    />
  )
}

function ImportYear({ year }: { year: number }) {
  const t = useTranslations('calendar')
  return (
    <YearForm
      key={year}
      year={year}
      texts={{
        form: useFormTexts(t('import', { year: String(year) })),
        open: t('import', { year: String(year) }),
        text: t('fields.year'),
        hint: t('fields.yearHint'),
      }}
      put={importYear}
    />
  )
}

function DayList({ days }: { days: readonly CalendarDay[] }) {
  const t = useTranslations('calendar')
  const format = useFormatter()
  const nameOf = (name: string) => (t.has(`names.${name}` as 'names.new_year') ? t(`names.${name}` as 'names.new_year') : name)
  const dayText = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' })
  return (
    <ul className="max-h-120 divide-y divide-line overflow-y-auto">
      {days.map(({ day, kind, name }) => (
        <li key={day} className="flex items-center gap-3 py-1">
          <span className="w-28 flex-none">{dayText(day)}</span>
          <span className={kind === 'working' ? 'text-watch-text' : ''}>{t(`kinds.${kind}`)}</span>
          <span className="min-w-0 flex-1 truncate text-ink-soft">{nameOf(name)}</span>
          <RemoveDay day={day} label={t('remove', { day: dayText(day) })} remove={removeDay} />
        </li>
      ))}
      {days.length === 0 && <li className="py-1 text-ink-faint">{t('none')}</li>}
    </ul>
  )
}
