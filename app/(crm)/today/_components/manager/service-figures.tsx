import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import type { ServiceBenchmark } from '#lib/analysis/home/benchmark'
import { serviceDays } from '#lib/analysis/manager-figures/kept'
import { mayEver } from '#lib/platform/scope/scope'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import { breachedHref } from '../../../cases/_components/list-query.ts'
import type { ManagerPart } from './question.tsx'
import { Question } from './question.tsx'

/** How waybills of a month ago to now were served: promises kept, 72 hours, complaints and postal appeals beside what is published of all companies, and what the law's seven days have
 * been missed by. */
export function ServiceFigures({ ctx, figures: { service, asOf } }: ManagerPart) {
  const t = useTranslations('manager.service')
  const format = useFormatter()
  const percent = (ratio: number | null) =>
    ratio === null ? '—' : format.number(ratio, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const days = serviceDays(asOf)
  const onTime = `/analysis/on-time?from=${days.from}&to=${days.to}`
  const seesCases = mayEver(ctx, 'case:read')
  const casesOf = (type: string) => (seesCases ? `/cases?type=${type}` : undefined)
  const rate = (value: number | null) => (value === null ? '—' : format.number(value, { maximumFractionDigits: 2 }))
  const tiles = [
    { key: 'onTime', value: percent(service.onTime), href: onTime, late: false },
    { key: 'within72', value: percent(service.within72), href: onTime, late: false },
    { key: 'complaints', value: rate(service.complaintsPerMillion), href: casesOf('complaint'), late: false },
    {
      key: 'breaches',
      value: format.number(service.breaches),
      href: seesCases ? breachedHref(days) : undefined,
      late: service.breaches > 0,
    },
    { key: 'appeals', value: rate(service.appealsPerMillion), href: casesOf('appeal'), late: false },
    { key: 'effective', value: rate(service.effectivePerMillion), href: casesOf('appeal'), late: false },
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
                <Link href={href} className="hover:underline">
                  {value}
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {service.benchmark !== null && <Benchmark benchmark={service.benchmark} />}
    </Question>
  )
}

/** What the regulator published of all companies, and for when. */
function Benchmark({ benchmark: { appeals, effective, month } }: { benchmark: ServiceBenchmark }) {
  const t = useTranslations('manager.service')
  const format = useFormatter()
  const rate = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const when = format.dateTime(new Date(`${month}T00:00:00Z`), { year: 'numeric', month: 'long', timeZone: 'UTC' })
  return (
    <p className="text-sm text-pretty text-ink-faint">
      {effective === null
        ? t('benchmark', { appeals: rate(appeals), when })
        : t('benchmarkBoth', { appeals: rate(appeals), effective: rate(effective), when })}
    </p>
  )
}
