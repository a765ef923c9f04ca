import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { addDays } from '#lib/core/day'
import { mayEver } from '#lib/platform/scope/scope'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import type { ManagerPart } from './question.tsx'
import { Question } from './question.tsx'

const serviceDays = 30
const endsBefore = 2

/** How waybills of a month ago to now were served: promises kept, 72 hours, complaints, and what the law's seven days have been missed by. */
export function ServiceFigures({ ctx, figures: { service, asOf } }: ManagerPart) {
  const t = useTranslations('manager.service')
  const format = useFormatter()
  const percent = (ratio: number | null) =>
    ratio === null ? '—' : format.number(ratio, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const to = addDays(asOf, 1 - endsBefore)
  const onTime = `/analysis/on-time?from=${addDays(to, -serviceDays)}&to=${to}`
  const cases = mayEver(ctx, 'case:read') ? '/cases?type=complaint' : undefined
  const tiles = [
    { key: 'onTime', value: percent(service.onTime), href: onTime, late: false },
    { key: 'within72', value: percent(service.within72), href: onTime, late: false },
    {
      key: 'complaints',
      value: service.complaintsPerMillion === null ? '—' : format.number(service.complaintsPerMillion),
      href: cases,
      late: false,
    },
    { key: 'breaches', value: format.number(service.breaches), href: cases, late: service.breaches > 0 },
  ] as const
  return (
    <Question title={t('title')} definition={useDefinition()('service')}>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2">
        {tiles.map(({ key, value, href, late }) => (
          <div key={key}>
            <dt className="text-sm text-ink-faint">{t(key)}</dt>
            <dd className={`text-xl font-medium ${late ? 'text-danger' : ''}`}>
              {href === undefined ? (
                value
              ) : (
                <Link href={href} prefetch={false} className="hover:underline">
                  {value}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Question>
  )
}
