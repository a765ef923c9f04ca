import { useTranslations } from 'next-intl'
import { Figure } from '#components/chart/figure'
import type { MatrixCell } from '#components/chart/matrix'
import { Matrix } from '#components/chart/matrix'
import type { ListParams } from '#components/table/list-url'
import { listHref, withoutParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { LoyaltyResource } from '#lib/analysis/loyalty/schema'
import { LOYALTY_CLASSES } from '#lib/analysis/schemes/loyalty'
import { addDays } from '#lib/core/day'
import { useAmounts } from '../../_components/amounts.ts'
import { useDefinition } from '../../_components/definitions.ts'
import { loyaltyPath } from './loyalty-query.ts'

type Found = NonNullable<LoyaltyResource>

interface Props {
  found: Found
  params: ListParams
  chosen: string
  /** The day after the last that was kept. */
  asOf: string
}

/** As document 003 prints it: the attitude in rows, high first, the repeat in columns. */
const rows = [
  { key: 'high', cells: ['loyal', 'latent'] },
  { key: 'low', cells: ['spurious', 'none'] },
] as const

/** Loyalty by attitude and repeat: customers and revenue in each cell, those whose attitude nobody knows beside it. */
export function LoyaltyFigure({ found, params, chosen, asOf }: Props) {
  const t = useTranslations('loyalty.matrix')
  const name = useTranslations('analysis.classes.loyalty')
  const { money, percent, customers, exact } = useAmounts(found.currency)
  const definition = useDefinition()
  const hrefOf = (of: string) => listHref(loyaltyPath, withoutParams(params, ['handed_out', 'seen', 'limit']), { class: of })
  const cellOf = (of: Found['cells'][number]['class']) => found.cells.find((cell) => cell.class === of)
  const most = Math.max(1, ...found.cells.map((cell) => cell.customers))
  const drawn = (of: (typeof rows)[number]['cells'][number]): MatrixCell => {
    const cell = cellOf(of)
    const said = {
      name: name(of),
      customers: customers(cell?.customers ?? 0),
      share: percent(cell?.share_of_known ?? null),
      revenue: money(cell?.revenue_minor ?? 0),
    }
    const text = t('cell', said)
    // What is spoken begins with what is seen, so that it can be called by voice.
    return { weight: (cell?.customers ?? 0) / most, text, label: `${text} · ${t('cellLabel', said)}`, href: hrefOf(of) }
  }
  const spurious = cellOf('spurious')
  const unknown = cellOf('unknown')
  const share = found.revenue_minor > 0 ? found.at_risk_minor / found.revenue_minor : null
  return (
    <Figure
      title={t('title')}
      unit={t('unit')}
      period={{ from: found.from, to: found.to, asOf: addDays(asOf, -1) }}
      sentence={
        found.known === 0
          ? t('nobodyKnown')
          : t('sentence', { customers: spurious?.customers ?? 0, revenue: money(found.at_risk_minor), share: percent(share) })
      }
      definition={{ ...definition('loyalty'), key: 'loyalty-matrix' }}
      table={{
        caption: t('title'),
        columns: [
          { key: 'class', label: t('class') },
          { key: 'customers', label: t('customers') },
          { key: 'share', label: t('shareOfKnown') },
          { key: 'revenue', label: t('revenue') },
        ],
        rows: LOYALTY_CLASSES.map((each) => ({
          key: each,
          href: hrefOf(each),
          cells: [
            name(each),
            exact.count(cellOf(each)?.customers ?? 0),
            exact.percent(cellOf(each)?.share_of_known ?? null),
            exact.money(cellOf(each)?.revenue_minor ?? 0),
          ],
        })),
      }}
    >
      <Matrix
        caption={t('title')}
        corner={t('corner')}
        columns={(['high', 'low'] as const).map((key) => ({ key, label: t(`repeat.${key}`) }))}
        rows={rows.map(({ key, cells }) => ({ key, label: t(`attitude.${key}`), cells: cells.map(drawn) }))}
      />
      <p className="pt-2 text-sm text-ink-soft">
        {t('unknown', { count: unknown?.customers ?? 0, revenue: money(unknown?.revenue_minor ?? 0) })}{' '}
        <Link href={hrefOf('unknown')} className="link" aria-current={chosen === 'unknown' ? 'true' : undefined}>
          {t('toUnknown')}
        </Link>
      </p>
    </Figure>
  )
}
