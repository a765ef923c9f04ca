import { useTranslations } from 'next-intl'
import { useAbc } from '#components/crm/class-badges'
import { useMoney } from '#components/crm/money'
import type { CellData } from '#components/table/cell'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { CustomerView } from '#lib/records/customers/view'
import { useActWords } from '../../customers/_components/customer-acts.tsx'
import { Nothing, Panel } from '../../customers/[id]/_components/panel.tsx'
import { LineList } from './line-list.tsx'

export interface CustomerLinesProps {
  ctx: Context
  title: string
  /** The list that holds all of them. */
  href: string
  none: string
  rows: readonly CustomerView[]
  /** Whom somebody has touched today. */
  touched: ReadonlySet<number>
  /** What is pressing about one. */
  detail: (row: CustomerView) => CellData | null
}

/** A few customers, each with what is pressing about it and the way to a call, and the way to all of them. */
export function CustomerLines({ ctx, title, href, none, rows, touched, detail }: CustomerLinesProps) {
  const t = useTranslations('today')
  const abc = useAbc()
  const money = useMoney(ctx.company.currency)
  const acts = useActWords(ctx)
  const all = (
    <Link href={href} className="link">
      {t('all')}
    </Link>
  )
  return (
    <Panel title={title} aside={rows.length === 0 ? undefined : all}>
      {rows.length === 0 ? (
        <Nothing>{none}</Nothing>
      ) : (
        <LineList
          acts={acts}
          lines={rows.map((row) => ({
            id: row.id,
            name: row.name,
            touched: touched.has(row.id) ? t('touched') : null,
            badge: abc(row.abcClass, row.overrides['abc']),
            detail: detail(row),
            value: row.valueMinor === null ? null : money(row.valueMinor),
          }))}
        />
      )}
    </Panel>
  )
}
