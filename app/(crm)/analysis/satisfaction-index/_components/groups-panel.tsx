import { useTranslations } from 'next-intl'
import { PlainTable } from '#components/chart/plain-table'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import { CUSTOMER_KINDS } from '#lib/analysis/classification/columns'
import type { IndexOfGroup } from '#lib/analysis/expectation/service'
import { useAmounts } from '../../_components/amounts.ts'
import { comparedHref, indexPath, SHOWN_GROUPS } from './index-query.ts'

interface Props {
  groups: readonly IndexOfGroup[]
  by: (typeof SHOWN_GROUPS)[number]
  params: ListParams
}

/** The index by outlet, kind, class, survey or target group. */
export function GroupsPanel({ groups, by, params }: Props) {
  const t = useTranslations('loyalty.index')
  const kindNames = useTranslations('analysis.kinds')
  const { decimal, percent, exact } = useAmounts('CNY')
  const nameOf = ({ key, name }: IndexOfGroup) => {
    const kind = by === 'kind' ? CUSTOMER_KINDS.find((each) => each === key) : undefined
    if (kind !== undefined) return kindNames(kind)
    if (by === 'class') return key === '' ? t('noClass') : key
    return name ?? t('noGroup')
  }
  /** Nobody's outlet, survey or group has no list; who is in no class has. */
  const hrefOf = ({ key }: IndexOfGroup) => {
    if (by === 'class') return comparedHref(params, null, { class: key === '' ? 'none' : key })
    return key === '' || key === '0' ? undefined : comparedHref(params, null, { [by]: key })
  }
  return (
    <section className="panel px-4 pt-3 pb-3">
      <h2 className="font-semibold">{t(`by.${by}`)}</h2>
      <p className="flex flex-wrap gap-x-3 gap-y-1 py-1 text-sm">
        {SHOWN_GROUPS.map((each) =>
          each === by ? (
            <span key={each} aria-current="true" className="font-medium">
              {t(`by.${each}`)}
            </span>
          ) : (
            <Link key={each} href={listHref(indexPath, params, { by: each })} className="link">
              {t(`by.${each}`)}
            </Link>
          ),
        )}
      </p>
      <PlainTable
        table={{
          caption: t(`by.${by}`),
          columns: [
            { key: 'name', label: t('groupLabel') },
            { key: 'customers', label: t('customers') },
            { key: 'index', label: t('index') },
            { key: 'interval', label: t('intervalLabel'), wide: true },
            { key: 'gap', label: t('gap') },
            { key: 'complaining', label: t('outcomes.complaining'), wide: true },
            { key: 'loyal', label: t('outcomes.loyal'), wide: true },
          ],
          rows: groups.map((each) => ({
            key: each.key,
            href: hrefOf(each),
            cells: [
              nameOf(each),
              exact.count(each.customers),
              exact.decimal(each.index, 1),
              each.interval === null
                ? '—'
                : t('between', { low: decimal(each.interval[0], 1), high: decimal(each.interval[1], 1) }),
              exact.decimal(each.gap, 2),
              ...(['complaining', 'loyal'] as const).map((outcome) =>
                percent(each.outcomes.find((share) => share.outcome === outcome)?.share ?? null),
              ),
            ],
          })),
        }}
      />
    </section>
  )
}
