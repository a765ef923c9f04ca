import { useTranslations } from 'next-intl'
import { useMoney } from '#components/crm/money'
import type { Drop } from '#lib/analysis/drop/service'
import type { Context } from '#lib/platform/context'
import { useDropText } from '../../analysis/drop/_components/drop-text.ts'
import { useActWords } from '../../customers/_components/customer-acts.tsx'
import { DropList } from './drop-list.tsx'

interface Props {
  ctx: Context
  rows: readonly Drop[]
  /** Whose customers they are, where they are several people's. */
  owners?: boolean
}

/** A few customers that ship less than expected: how much, from what, why, and what it costs a month. */
export function DropLines({ ctx, rows, owners = false }: Props) {
  const t = useTranslations('analysis.drop')
  const { fallen, volume, because } = useDropText()
  const money = useMoney(ctx.company.currency)
  return (
    <DropList
      acts={useActWords(ctx)}
      lossHint={t('lossHint')}
      lines={rows.map((row) => ({
        id: row.customerId,
        name: row.name,
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
