import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import type { TreeResource } from '#lib/analysis/loyalty/schema'
import { useAmounts } from '../../_components/amounts.ts'

type Leaf = NonNullable<TreeResource>['branches'][number]['leaves'][number]

/** Leaves that are shares; the others are numbers with a unit in their name. */
const shares = new Set(['connected', 'discount', 'on_time', 'added', 'electronic'])
const loyalList = '/analysis/loyalty-matrix?class=loyal'
const othersList = '/analysis/loyalty-matrix?class=spurious'

/** One factor: what it is for the loyal and for the others, the difference with its interval, and whether it lies as the tree says. */
export function LeafLine({ leaf }: { leaf: Leaf }) {
  const t = useTranslations('loyalty.tree')
  const { percent, decimal } = useAmounts('CNY')
  const format = useFormatter()
  const name = t(`leaves.${leaf.key}.name` as 'leaves.on_time.name')
  if (!leaf.measured)
    return (
      <li>
        <span>{name}</span> <span className="text-sm text-ink-faint">{t('notMeasured')}</span>
      </li>
    )
  const isShare = shares.has(leaf.key)
  const value = (mean: number | null) => (isShare ? percent(mean) : decimal(mean, 2))
  const change = (given: number) =>
    isShare
      ? t('points', { value: format.number(given * 100, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }) })
      : format.number(given, { maximumFractionDigits: 2, signDisplay: 'exceptZero' })
  return (
    <li>
      <span>{name}</span>{' '}
      <span className={leaf.verdict === 'against' ? 'text-sm text-danger' : 'text-sm text-ink-faint'}>
        {t(`verdicts.${leaf.verdict}` as 'verdicts.open')} · {t(`directions.${leaf.direction}`)}
      </span>
      <p className="text-sm text-ink-soft">
        <Link href={loyalList} className="link">
          {t('loyal', { value: value(leaf.loyal.mean), count: leaf.loyal.customers })}
        </Link>
        {' · '}
        <Link href={othersList} className="link">
          {t('others', { value: value(leaf.others.mean), count: leaf.others.customers })}
        </Link>
        {leaf.difference !== null && ` · ${t('difference', { value: change(leaf.difference) })}`}
        {leaf.interval !== null && ` ${t('interval', { low: change(leaf.interval[0]), high: change(leaf.interval[1]) })}`}
      </p>
      <p className="text-sm text-ink-faint">{t(`leaves.${leaf.key}.formula` as 'leaves.on_time.formula')}</p>
    </li>
  )
}
