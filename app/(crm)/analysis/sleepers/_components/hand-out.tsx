import { useTranslations } from 'next-intl'
import type { WakeUpDays } from '#lib/analysis/sleepers/sleeper'
import { wakeUpOf } from '#lib/analysis/sleepers/sleeper'
import type { Context } from '#lib/platform/context'
import { HandOut as HandOutOfList } from '../../drop/_components/hand-out.tsx'
import { handOut, markSeen, unmarkSeen } from '../actions.ts'

/** What stands at the foot of the list of sleepers while some are selected: as of drops, but each is due as its class is woken. */
export function HandOut({ ctx, days }: { ctx: Context; days: WakeUpDays }) {
  const t = useTranslations('sleepers')
  const within = (level: 'drowsy' | 'half_asleep' | 'asleep') => wakeUpOf(level, days).days
  return (
    <HandOutOfList
      ctx={ctx}
      dueOn={null}
      dueHint={t('dueByState', { drowsy: within('drowsy'), half: within('half_asleep'), asleep: within('asleep') })}
      seenHint={t('seenHint')}
      acts={{ handOut, markSeen, unmarkSeen }}
    />
  )
}
