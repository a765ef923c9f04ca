import { useTranslations } from 'next-intl'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { Drop } from '#lib/analysis/drop/service'
import type { Context } from '#lib/platform/context'
import { dropPath } from '../../analysis/drop/_components/drop-query.ts'
import { useDropText } from '../../analysis/drop/_components/drop-text.ts'
import { CustomerActs } from '../../customers/_components/customer-acts.tsx'

interface Props {
  ctx: Context
  rows: readonly Drop[]
  /** Whose customers they are, where they are several people's. */
  owners?: boolean
}

/** A few customers that ship less than expected, one a line: how much, from what, why, and what it costs a month. */
export function DropLines({ ctx, rows, owners = false }: Props) {
  const t = useTranslations('analysis.drop')
  const { fallen, volume, because } = useDropText()
  return (
    <ul className="-mx-4 -mb-3">
      {rows.map((row) => (
        <li key={row.customerId} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-t border-line px-4 py-1.5">
          <span data-level={row.level} data-tip={t(`levels.${row.level}`)} className="drop-badge w-16 flex-none">
            {fallen(row)}
          </span>
          <Link href={`/customers/${row.customerId}`} className="min-w-0 flex-[3] basis-28 truncate hover:text-accent-text">
            {row.name}
          </Link>
          <span className="min-w-24 flex-none text-right text-sm whitespace-nowrap text-ink-soft">{volume(row)}</span>
          <span className="min-w-0 flex-[3] basis-20 truncate text-sm text-ink-soft">{because(row) || t('noCause')}</span>
          {owners && <span className="w-16 flex-none truncate text-sm text-ink-faint max-md:hidden">{row.owner?.name}</span>}
          <span className="w-16 flex-none text-right" data-tip={t('lossHint')}>
            <Money minor={row.lossMinor} currency={ctx.company.currency} />
          </span>
          <span className="flex-none text-sm">
            <CustomerActs ctx={ctx} customerId={row.customerId} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How many are not shown because somebody has seen them and lets them be, with the way to them. */
export function SeenLeftOut({ count, search }: { count: number; search: string }) {
  const t = useTranslations('analysis.drop.seen')
  return (
    <Link href={`${dropPath}?${search}`} className="hover:underline">
      {t('leftOut', { count })}
    </Link>
  )
}
