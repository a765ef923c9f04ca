import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { SEEN_REASONS } from '#lib/analysis/drop/seen/seen'
import type { Context } from '#lib/platform/context'
import { HandOutTasks } from '../../_components/hand-out-tasks.tsx'
import type { HandOutProps } from './hand-out-bar.tsx'
import type { SeenProps } from './seen-dialog.tsx'

interface Props {
  ctx: Context
  /** Until when, unless somebody says otherwise; null where each of the list has a day of its own, which the hint tells. */
  dueOn: string | null
  dueHint?: string
  /** How long a mark holds, where that is told otherwise than of drops. */
  seenHint?: string
  /** Why it was marked, where the choices are others than of drops; none leaves the note alone. */
  reasons?: SeenProps['reasons']
  acts: { handOut: HandOutProps['handOut']; markSeen: SeenProps['mark']; unmarkSeen: SeenProps['takeBack'] }
}

/** What stands at the foot of a list that is handed out and marked as seen while some are selected. */
export function HandOut({ ctx, dueOn, dueHint, seenHint, reasons, acts }: Props) {
  const form = useTranslations('form')
  const seen = useTranslations('analysis.drop.seen')
  const raw = (key: string) => seen.raw(key as 'title') as string
  return (
    <HandOutTasks
      ctx={ctx}
      dueOn={dueOn}
      dueHint={dueHint}
      handOut={acts.handOut}
      seen={{
        mark: acts.markSeen,
        takeBack: acts.unmarkSeen,
        reasons: reasons ?? SEEN_REASONS.map((value) => ({ value, label: seen(`reasons.${value}`) })),
        texts: {
          button: seen('button'),
          back: seen('back'),
          title: raw('title'),
          hint: seenHint ?? seen('hint'),
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
