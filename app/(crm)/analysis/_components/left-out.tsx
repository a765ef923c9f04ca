import { useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import type { LeftOut, Needs } from '#lib/analysis/left-out/service'
import { useAmounts } from './amounts.ts'

interface Props {
  leftOut: LeftOut
  needs: Needs
  currency: string
}

/** Says what is not in the amounts beside it: waybills without one, and those in other currencies; nothing where all are in. */
export function LeftOutLine({ leftOut: { unpriced, excluded }, needs, currency }: Props) {
  const t = useTranslations('value.leftOut')
  const { joined } = useJoined()
  const { waybills } = useAmounts(currency)
  const others = excluded.map((each) => `${waybills(each.waybills)} ${each.currency}`).join(t('comma'))
  const said = joined([
    unpriced === null || unpriced === 0 ? null : t(needs, { waybills: waybills(unpriced) }),
    others === '' ? null : t('excluded', { waybills: others }),
  ])
  return said === '' ? null : <p className="text-sm text-pretty text-ink-faint">{said}</p>
}
