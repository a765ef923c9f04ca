import { useTranslations } from 'next-intl'
import { useMoney } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { Drop } from '#lib/analysis/drop/service'
import type { Context } from '#lib/platform/context'
import { dropPath } from '../../analysis/drop/_components/drop-query.ts'
import { useDropText } from '../../analysis/drop/_components/drop-text.ts'
import { useActWords } from '../../customers/_components/customer-acts.tsx'
import { DropList } from './drop-list.tsx'

interface Props {
  ctx: Context
  rows: readonly Drop[]
  /** Whom somebody has touched today. */
  touched?: ReadonlySet<number>
  /** Whose customers they are, where they are several people's. */
  owners?: boolean
}

/** A few customers that ship less than expected: how much, from what, why, and what it costs a month. */
export function DropLines({ ctx, rows, touched, owners = false }: Props) {
  const t = useTranslations('analysis.drop')
  const today = useTranslations('today')
  const { fallen, volume, because } = useDropText()
  const money = useMoney(ctx.company.currency)
  return (
    <DropList
      acts={useActWords(ctx)}
      lossHint={t('lossHint')}
      lines={rows.map((row) => ({
        id: row.customerId,
        name: row.name,
        touched: touched?.has(row.customerId) === true ? today('touched') : null,
        level: row.level,
        tip: t(`levels.${row.level}`),
        fallen: fallen(row),
        volume: volume(row),
        because: because(row) || t('noCause'),
        loss: money(row.lossMinor),
        ...(owners && { owner: row.owner?.name ?? '' }),
      }))}
    />
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
