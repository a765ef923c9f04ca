import { useFormatter, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Chart } from '#components/chart/chart'
import type { PointDatum, Series } from '#components/chart/chart-data'
import { Definition } from '#components/chart/definition'
import { Figure } from '#components/chart/figure'
import { PlainTable } from '#components/chart/plain-table'
import { niceTicks } from '#components/chart/scale'
import { DroppedNotice } from '#components/table/dropped-filters'
import { Link } from '#components/ui/link'
import type { UpgradePath } from '#lib/analysis/upgrade-path/service'
import { getUpgradePath } from '#lib/analysis/upgrade-path/service'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { Heading } from '../../_components/heading.tsx'
import { LeftOutLine } from '../../_components/left-out.tsx'
import { OfCompany } from '../../_components/of-company.tsx'
import { movesPath } from '../moves/_components/move-query.ts'
import { StalledList } from './stalled-list.tsx'
import type { StalledState } from './stalled-query.ts'
import { upgradePath } from './stalled-query.ts'

/** The path with its figures, and below them who does not get on. */
export async function UpgradeView({ ctx, state }: { ctx: Context; state: StalledState }) {
  const [path, t] = await Promise.all([getUpgradePath(ctx), getTranslations('relations.upgrade')])
  return (
    <div className="flex flex-1 flex-col pt-5">
      <div className="grid grid-cols-1 gap-4 px-4 pb-4 md:px-6">
        <Heading title={t('title')} text={t('what')} />
        <Stages ctx={ctx} path={path} />
        <LeftOutLine leftOut={path.leftOut} needs={path.leftOut.needs} currency={ctx.company.currency} />
        <Months path={path} />
        {path.cohorts.length + path.earlier.customers + path.beforeQuarters > 0 && <Cohorts path={path} />}
        <DroppedNotice names={state.dropped} />
      </div>
      <StalledList ctx={ctx} state={state} path={path} />
    </div>
  )
}

/** The stages in their order, with who stands there and who went on. */
function Stages({ ctx, path: { stages, from, to } }: { ctx: Context; path: UpgradePath }) {
  const t = useTranslations('relations.upgrade')
  const names = useTranslations('customers.lifecycle')
  const definition = useDefinition()
  const { customers, money } = useAmounts(ctx.company.currency)
  const lost = stages.reduce((sum, each) => sum + each.lost, 0)
  return (
    <section className="panel px-4 py-3" aria-label={t('stagesTitle')}>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 className="font-semibold">{t('stagesTitle')}</h2>
        <Definition definition={definition('upgradePath')} />
      </div>
      <p className="text-sm text-ink-faint">{t('stagesPeriod', { from, to: addDays(to, -1) })}</p>
      <ol className="grid grid-cols-1 gap-3 pt-3 md:grid-cols-5">
        {stages.map(({ stage, customers: number, valueMinor, near, open, earlier, wentUp, wentDown, usualDays, usualOf }) => (
          <li key={stage} className="flex flex-col gap-1 border-l-2 border-line pl-3">
            <span className="font-medium">{names(stage)}</span>
            <Link href={`/customers?lifecycle=${stage}&churned=false`} className="link text-xl font-medium">
              {customers(number)}
            </Link>
            <span className="text-ink-soft">{t('revenue', { revenue: money(valueMinor) })}</span>
            {stage === 'new' && earlier > 0 && <span className="text-ink-soft">{t('earlierOf', { customers: earlier })}</span>}
            {stage !== 'loyal' && (
              <Link href={`${movesPath}?from=${stage}&way=up`} className="link text-ink-soft">
                {t('wentUp', { customers: wentUp })}
              </Link>
            )}
            {wentDown > 0 && (
              <Link href={`${movesPath}?from=${stage}&way=down`} className="link text-watch-text">
                {t('wentDown', { customers: wentDown })}
              </Link>
            )}
            {open > 0 && (
              <Link href={`${upgradePath}?stage=${stage}&only=open`} className="link">
                {t('openCount', { customers: open })}
              </Link>
            )}
            {near > 0 && (
              <Link href={`${upgradePath}?stage=${stage}&only=near`} className="link text-ink-soft">
                {t('nearCount', { customers: near })}
              </Link>
            )}
            {stage !== 'loyal' && (
              <span className="text-sm text-ink-faint">
                {usualDays !== null && <OfCompany ctx={ctx} />}
                {usualDays === null ? t('usualUnknown') : t('usual', { days: Math.round(usualDays), customers: usualOf })}
              </span>
            )}
          </li>
        ))}
        {lost > 0 && (
          <li className="flex flex-col gap-1 border-l-2 border-line pl-3">
            <span className="font-medium">{t('lost')}</span>
            <Link href="/customers?churned=true" className="link text-xl font-medium">
              {customers(lost)}
            </Link>
            <Link href="/analysis/lost?state=open" className="link text-ink-soft">
              {t('toLost')}
            </Link>
          </li>
        )}
      </ol>
    </section>
  )
}

const chartHeight = 200

/** Who changed in a month. */
const monthPath = (month: string) => `${movesPath}?month=${month}`

function useMonthText(): (month: string) => string {
  const format = useFormatter()
  return (month) => format.dateTime(new Date(`${month}T00:00:00Z`), { year: '2-digit', month: 'short', timeZone: 'UTC' })
}

function Months({ path: { months, from, to } }: { path: UpgradePath }) {
  const t = useTranslations('relations.upgrade')
  const monthText = useMonthText()
  const definition = useDefinition()
  const series: Series[] = [
    { key: 'up', label: t('up'), tone: 'first' },
    { key: 'down', label: t('down'), tone: 'late' },
  ]
  const { count, tick } = useAmounts('CNY')
  const data = months.map(
    ({ month, up, down }): PointDatum => ({
      key: month,
      label: monthText(month),
      values: { up, down },
      texts: { up: count(up), down: count(down) },
      href: monthPath(month),
    }),
  )
  const sum = (key: 'up' | 'down') => months.reduce((total, each) => total + each[key], 0)
  return (
    <Figure
      title={t('monthsTitle')}
      unit={t('monthsUnit')}
      period={{ from, to, asOf: addDays(to, -1) }}
      sentence={t('monthsSentence', { up: sum('up'), down: sum('down') })}
      definition={{ ...definition('upgradePath'), key: 'upgrade-months' }}
      legend={series}
      table={{
        caption: t('monthsTitle'),
        columns: [{ key: 'month', label: t('month') }, ...series.map(({ key, label }) => ({ key, label }))],
        rows: months.map(({ month, up, down }) => ({
          key: month,
          href: monthPath(month),
          cells: [
            monthText(month),
            <Moved key="up" month={month} way="up" count={up} />,
            <Moved key="down" month={month} way="down" count={down} />,
          ],
        })),
      }}
    >
      <Chart
        kind="lines"
        height={chartHeight}
        data={data}
        series={series}
        ticks={niceTicks(Math.max(...months.flatMap(({ up, down }) => [up, down]), 1)).map((at) => ({ at, label: tick(at) }))}
        hint={t('monthsHint')}
      />
    </Figure>
  )
}

/** How many changes of a month went one way, which leads to them. */
function Moved({ month, way, count: number }: { month: string; way: 'up' | 'down'; count: number }) {
  const { count } = useAmounts('CNY')
  if (number === 0) return count(0)
  return (
    <Link href={`${monthPath(month)}&way=${way}`} className="link">
      {count(number)}
    </Link>
  )
}

function Cohorts({ path: { cohorts, earlier, beforeQuarters } }: { path: UpgradePath }) {
  const t = useTranslations('relations.upgrade')
  const { count } = useAmounts('CNY')
  return (
    <section className="panel px-4 py-3">
      <h2 className="font-semibold">{t('cohortsTitle')}</h2>
      <p className="text-pretty text-ink-soft">{t('cohortsText')}</p>
      {beforeQuarters > 0 && <p className="text-pretty text-ink-soft">{t('beforeQuarters', { customers: beforeQuarters })}</p>}
      {earlier.customers > 0 && earlier.recordsFrom !== null && (
        <p className="text-pretty text-ink-soft">
          {t('earlier', { month: earlier.recordsFrom.slice(0, 7), customers: earlier.customers })}
        </p>
      )}
      {cohorts.length > 0 && (
        <PlainTable
          table={{
            caption: t('cohortsTitle'),
            columns: [
              { key: 'quarter', label: t('quarter') },
              { key: 'customers', label: t('customers') },
              { key: 'regular', label: t('reachedRegular') },
              { key: 'loyal', label: t('reachedLoyal') },
            ],
            rows: cohorts.map(({ quarter, customers, regular, loyal, regularShare, loyalShare }) => ({
              key: quarter,
              href: `${upgradePath}?cohort=${quarter}`,
              cells: [
                t('quarterFrom', { month: quarter.slice(0, 7) }),
                count(customers),
                <Reached
                  key="regular"
                  share={regularShare}
                  customers={regular}
                  href={`${upgradePath}?cohort=${quarter}&reached=regular`}
                />,
                <Reached
                  key="loyal"
                  share={loyalShare}
                  customers={loyal}
                  href={`${upgradePath}?cohort=${quarter}&reached=loyal`}
                />,
              ],
            })),
          }}
        />
      )}
    </section>
  )
}

/** How many of a quarter came to a stage: their share, and on a phone below it their number, which leads to them; a dash where nobody can have yet. */
function Reached({ share, customers: number, href }: { share: number | null; customers: number; href: string }) {
  const { percent, customers } = useAmounts('CNY')
  if (share === null) return '—'
  return (
    <>
      {percent(share)}{' '}
      <Link href={href} className="link max-md:block max-md:text-sm">
        {customers(number)}
      </Link>
    </>
  )
}
