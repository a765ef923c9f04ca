import { useLocale, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { useSelectionTexts } from '#components/table/selection-texts'
import { SEEN_REASONS } from '#lib/analysis/loyalty/seen'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { useTouchDays } from '../../../customers/[id]/_components/log/touch-days.ts'
import { findOwners } from '../../../customers/actions.ts'
import { HandOutBar } from '../../drop/_components/hand-out-bar.tsx'
import { handOut, markSeen, unmarkSeen } from '../actions.ts'

/** What stands at the foot of the list of spurious loyalty while some are selected: the bar of the drops, with deeds of its own. */
export function HandOut({ ctx, dueOn }: { ctx: Context; dueOn: string }) {
  const t = useTranslations('analysis.drop.handOut')
  const raw = (key: string) => t.raw(key as 'title') as string
  const form = useTranslations('form')
  const shell = useTranslations('shell')
  const seen = useTranslations('analysis.drop.seen')
  const rawSeen = (key: string) => seen.raw(key as 'title') as string
  const words = useTranslations('loyalty.matrix')
  return (
    <HandOutBar
      locale={useLocale()}
      dueOn={dueOn}
      dueHint={null}
      days={useTouchDays(ctx)}
      findColleague={mayEver(ctx, 'user:read') ? findOwners : null}
      handOut={handOut}
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
        mark: markSeen,
        takeBack: unmarkSeen,
        reasons: SEEN_REASONS.map((value) => ({ value, label: words(`reasons.${value}`) })),
        texts: {
          button: seen('button'),
          back: seen('back'),
          title: rawSeen('title'),
          hint: words('seenHint'),
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
