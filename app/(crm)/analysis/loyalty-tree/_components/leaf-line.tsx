import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ListParams } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { TreeResource } from '#lib/analysis/loyalty/schema'
import { isShare, writtenDifference } from '#lib/analysis/loyalty/written-mean'
import { useLeafValue } from './leaf-value.ts'
import { leafHref } from './tree-query.ts'

type Leaf = NonNullable<TreeResource>['branches'][number]['leaves'][number]

/** One factor: what it is for the loyal and for the others, the difference with its interval, and whether it lies as the tree says. */
export function LeafLine({ leaf, params }: { leaf: Leaf; params: ListParams }) {
  const t = useTranslations('loyalty.tree')
  const values = useLeafValue()
  const format = useFormatter()
  const name = t(`leaves.${leaf.key}.name` as 'leaves.on_time.name')
  if (!leaf.measured)
    return (
      <li>
        <span>{name}</span> <span className="text-sm text-ink-faint">{t('notMeasured')}</span>
      </li>
    )
  const difference = writtenDifference(leaf.key, leaf.loyal.mean, leaf.others.mean)
  const value = (mean: number | null) => values.mean(leaf.key, mean)
  const change = (given: number) =>
    isShare(leaf.key)
      ? t('points', { value: format.number(given * 100, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }) })
      : format.number(given, { maximumFractionDigits: 2, signDisplay: 'exceptZero' })
  return (
    <li>
      <span>{name}</span>{' '}
      <span className={leaf.verdict === 'against' ? 'text-sm text-danger' : 'text-sm text-ink-faint'}>
        {t(`verdicts.${leaf.verdict}` as 'verdicts.open')} · {t(`directions.${leaf.direction}`)}
      </span>
      <p className="text-sm text-ink-soft">
        <Behind href={leafHref(params, leaf.key, 'loyal')} count={leaf.loyal.customers}>
          {t('loyal', { value: value(leaf.loyal.mean), count: leaf.loyal.customers })}
        </Behind>
        {' · '}
        <Behind href={leafHref(params, leaf.key, 'others')} count={leaf.others.customers}>
          {t('others', { value: value(leaf.others.mean), count: leaf.others.customers })}
        </Behind>
        {leaf.difference !== null && difference !== null && ` · ${t('difference', { value: change(difference) })}`}
        {leaf.interval !== null && ` ${t('interval', { low: change(leaf.interval[0]), high: change(leaf.interval[1]) })}`}
      </p>
      <p className="text-sm text-ink-faint">{t(`leaves.${leaf.key}.formula` as 'leaves.on_time.formula')}</p>
    </li>
  )
}

/** Leads to those who are counted, where there is somebody. */
function Behind({ href, count, children }: { href: string; count: number; children: ReactNode }) {
  if (count === 0) return children
  return (
    <Link href={href} className="link">
      {children}
    </Link>
  )
}
