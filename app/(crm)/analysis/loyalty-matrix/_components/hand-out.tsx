import { useTranslations } from 'next-intl'
import { SEEN_REASONS } from '#lib/analysis/loyalty/seen'
import type { Context } from '#lib/platform/context'
import { HandOut as HandOutOfList } from '../../drop/_components/hand-out.tsx'
import { handOut, markSeen, unmarkSeen } from '../actions.ts'

/** What stands at the foot of the list of spurious loyalty while some are selected: as of drops, with reasons of its own. */
export function HandOut({ ctx, dueOn }: { ctx: Context; dueOn: string }) {
  const t = useTranslations('loyalty.matrix')
  return (
    <HandOutOfList
      ctx={ctx}
      dueOn={dueOn}
      seenHint={t('seenHint')}
      reasons={SEEN_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      acts={{ handOut, markSeen, unmarkSeen }}
    />
  )
}
