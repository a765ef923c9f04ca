import { useLocale, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { useSelectionTexts } from '#components/table/selection-texts'
import { SEEN_REASONS } from '#lib/analysis/drop/seen/seen'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { useTouchDays } from '../../../customers/[id]/_components/log/touch-days.ts'
import { findOwners } from '../../../customers/actions.ts'
import type { HandOutProps } from './hand-out-bar.tsx'
import { HandOutBar } from './hand-out-bar.tsx'
import type { SeenProps } from './seen-dialog.tsx'

interface Props {
  ctx: Context
  /** Until when, unless somebody says otherwise; null where each of the list has a day of its own, which the hint tells. */
  dueOn: string | null
  dueHint?: string
  /** How long a mark holds, where that is told otherwise than of drops. */
  seenHint?: string
  acts: { handOut: HandOutProps['handOut']; markSeen: SeenProps['mark']; unmarkSeen: SeenProps['takeBack'] }
}

/** What stands at the foot of a list that is handed out while some are selected. */
export function HandOut({ ctx, dueOn, dueHint, seenHint, acts }: Props) {
  const t = useTranslations('analysis.drop.handOut')
  const raw = (key: string) => t.raw(key as 'title') as string
  const form = useTranslations('form')
  const shell = useTranslations('shell')
  const seen = useTranslations('analysis.drop.seen')
  const rawSeen = (key: string) => seen.raw(key as 'title') as string
  return (
    <HandOutBar
      locale={useLocale()}
      dueOn={dueOn}
      dueHint={dueHint ?? null}
      days={useTouchDays(ctx)}
      findColleague={mayEver(ctx, 'user:read') ? findOwners : null}
      handOut={acts.handOut}
      selection={useSelectionTexts()}
      texts={{
        button: t('button'),
        title: raw('title'),
        to: t('to'),
        toHint: t('toHint'),
        due: t('due'),
        note: t('note'),
        close: shell('close'),
        cancel: form('cancel'),
        typeToFind: form('typeToFind'),
        none: form('none'),
        comma: raw('comma'),
      }}
      outcomes={{ made: raw('made'), already: raw('already'), nobody: raw('nobody'), refused: raw('refused') }}
      form={useFormTexts(t('submit'))}
      seen={{
        mark: acts.markSeen,
        takeBack: acts.unmarkSeen,
        reasons: SEEN_REASONS.map((value) => ({ value, label: seen(`reasons.${value}`) })),
        texts: {
          button: seen('button'),
          back: seen('back'),
          title: rawSeen('title'),
          hint: seenHint ?? seen('hint'),
          reason: seen('reason'),
          noReason: seen('noReason'),
          note: seen('note'),
          done: rawSeen('done'),
          doneBack: rawSeen('doneBack'),
          undo: seen('undo'),
          away: form('away'),
        },
        form: useFormTexts(seen('button')),
      }}
    />
  )
}
