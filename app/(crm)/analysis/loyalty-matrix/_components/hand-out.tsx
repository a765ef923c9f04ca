import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { SEEN_REASONS } from '#lib/analysis/loyalty/seen'
import type { Context } from '#lib/platform/context'
import { HandOutTasks } from '../../_components/hand-out-tasks.tsx'
import { handOut, markSeen, unmarkSeen } from '../actions.ts'

/** What stands at the foot of the list of spurious loyalty while some are selected, with deeds of its own. */
export function HandOut({ ctx, dueOn }: { ctx: Context; dueOn: string }) {
  const form = useTranslations('form')
  const seen = useTranslations('analysis.drop.seen')
  const raw = (key: string) => seen.raw(key as 'title') as string
  const words = useTranslations('loyalty.matrix')
  return (
    <HandOutTasks
      ctx={ctx}
      dueOn={dueOn}
      handOut={handOut}
      seen={{
        mark: markSeen,
        takeBack: unmarkSeen,
        reasons: SEEN_REASONS.map((value) => ({ value, label: words(`reasons.${value}`) })),
        texts: {
          button: seen('button'),
          back: seen('back'),
          title: raw('title'),
          hint: words('seenHint'),
          reason: seen('reason'),
          noReason: seen('noReason'),
          note: seen('note'),
          done: raw('done'),
          doneBack: raw('doneBack'),
          undo: seen('undo'),
          away: form('away'),
        },
        form: useFormTexts(seen('button')),
      }}
    />
  )
}
