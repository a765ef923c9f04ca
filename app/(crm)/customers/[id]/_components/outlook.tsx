import { useTranslations } from 'next-intl'
import { useMoney } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { CustomerProfit } from '#lib/analysis/profit/service'
import { profitOfCustomer } from '#lib/analysis/profit/service'
import type { Worth } from '#lib/analysis/worth/service'
import { worthOf, worthPeriod } from '#lib/analysis/worth/service'
import type { Context } from '#lib/platform/context'
import { useAmounts } from '../../../analysis/_components/amounts.ts'
import { belowOf, useUncosted } from '../../../analysis/_components/uncosted.ts'

interface Props {
  ctx: Context
  customerId: number
}

/** What is expected of the customer from now on, beside what it is worth this year: lifetime value, the probability of staying, and what it truly earned in twelve months with its place among all. Nothing where nothing is kept of it. */
export async function Outlook({ ctx, customerId }: Props) {
  const [worth, period, profit] = await Promise.all([
    worthOf(ctx, customerId),
    worthPeriod(ctx),
    profitOfCustomer(ctx, customerId),
  ])
  if (worth === null && profit === null) return null
  return <Lines worth={worth} period={period} profit={profit} currency={ctx.company.currency} />
}

type Period = Awaited<ReturnType<typeof worthPeriod>>

interface LinesProps {
  worth: Worth | null
  period: Period
  profit: (CustomerProfit & { customers: number; shipped: number }) | null
  currency: string
}

function Lines({ worth, period, profit, currency }: LinesProps) {
  const t = useTranslations('value.card')
  return (
    <div className="border-t border-line px-4 py-3">
      <h3 className="pb-1.5 text-sm text-ink-faint">
        <Link href="/analysis/worth" className="hover:underline">
          {t('title')}
        </Link>
      </h3>
      {worth !== null && worth.piecesMonth !== null && <Estimate worth={worth} period={period} currency={currency} />}
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1.5">
        {worth !== null && !worth.potential && <Figures worth={worth} period={period} currency={currency} />}
        {profit !== null && <True profit={profit} currency={currency} />}
      </dl>
    </div>
  )
}

interface WorthProps {
  worth: Worth
  period: Period
  currency: string
}

function Estimate({ worth, period, currency }: WorthProps) {
  const t = useTranslations('value.card')
  const { count, money } = useAmounts(currency)
  return (
    <p className="text-pretty">
      {t('estimate', { pieces: count(worth.piecesMonth ?? 0), year: money(worth.yearMinor) })}
      {worth.lifetimeMinor !== null &&
        t('lifetimeEstimate', { measure: period?.measure ?? 'none', lifetime: money(worth.lifetimeMinor) })}
    </p>
  )
}

function Figures({ worth, period, currency }: WorthProps) {
  const t = useTranslations('value.card')
  const { percent, probability, decimal } = useAmounts(currency)
  const money = useMoney(currency)
  if (worth.lifetimeMinor === null) return null
  const horizonDays = period?.horizonDays ?? null
  return (
    <>
      <Line
        label={t('lifetime', { measure: period?.measure ?? 'none' })}
        value={money(worth.lifetimeMinor).text}
        below={worth.isNew ? t('isNew') : undefined}
      />
      {worth.lifetimeProfitMinor !== null && (
        <Line label={t('lifetimeProfit')} value={money(worth.lifetimeProfitMinor).text} isLoss={worth.lifetimeProfitMinor < 0} />
      )}
      {worth.recentMinor !== null && worth.usualMinor !== null && (
        <Line
          label={t('recent')}
          value={money(worth.recentMinor).text}
          below={t('recentOf', {
            usual: money(worth.usualMinor).text,
            share: percent(worth.recentShare),
          })}
          warning={worth.fell ? t('fell') : undefined}
        />
      )}
      {worth.alive !== null && (
        <Line label={t('alive')} value={probability(worth.alive)} below={worth.knownAlive === null ? t('single') : undefined} />
      )}
      {worth.expected !== null && horizonDays !== null && (
        <Line label={t('expected', { days: horizonDays })} value={decimal(worth.expected, 1)} />
      )}
      {worth.atRiskMinor > 0 && <Line label={t('risk')} value={money(worth.atRiskMinor).text} />}
    </>
  )
}

function True({ profit, currency }: { profit: CustomerProfit & { customers: number; shipped: number }; currency: string }) {
  const t = useTranslations('value.card')
  const { count, percent } = useAmounts(currency)
  const money = useMoney(currency)
  const uncosted = useUncosted()
  const ranks = {
    ...{ margin: count(profit.marginRank), profit: count(profit.profitRank) },
    ...{ customers: count(profit.customers), shipped: count(profit.shipped) },
  }
  return (
    <Line
      label={t('profit')}
      value={money(profit.profitMinor).text}
      isLoss={profit.profitMinor < 0}
      below={`${t('ranks', ranks)} · ${t('share', { share: percent(profit.revenueShare) })}`}
      warning={belowOf([profit.look === 'turned' ? t('turned') : null, uncosted(profit)]).below}
      isWide
    />
  )
}

interface LineProps {
  label: string
  value: string
  below?: string | undefined
  warning?: string | undefined
  isLoss?: boolean
  isWide?: boolean
}

function Line({ label, value, below, warning, isLoss = false, isWide = false }: LineProps) {
  return (
    <div className={isWide ? 'col-span-2 min-w-0' : 'min-w-0'}>
      <dt className="text-sm text-ink-faint">{label}</dt>
      <dd className={isLoss ? 'font-medium text-danger' : 'font-medium'}>{value}</dd>
      {below !== undefined && <dd className="text-sm text-pretty text-ink-faint">{below}</dd>}
      {warning !== undefined && <dd className="text-sm text-watch-text">{warning}</dd>}
    </div>
  )
}
