import { useLocale, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { Selectable } from '#components/table/data-table'
import { useSelectionTexts } from '#components/table/selection-texts'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { useTouchDays } from '../../customers/[id]/_components/log/touch-days.ts'
import { findOwners } from '../../customers/actions.ts'
import type { HandOutProps } from '../drop/_components/hand-out-bar.tsx'
import { HandOutBar } from '../drop/_components/hand-out-bar.tsx'

interface Props extends Pick<HandOutProps, 'handOut' | 'seen'> {
  ctx: Context
  /** Null where each of the list has a day of its own, which the hint tells. */
  dueOn: string | null
  dueHint?: string | undefined
}

/** What stands at the foot of a list of customers that tasks are handed out from, while some are selected. */
export function HandOutTasks({ ctx, dueOn, dueHint, handOut, seen }: Props) {
  const t = useTranslations('analysis.drop.handOut')
  const raw = (key: string) => t.raw(key as 'title') as string
  const form = useTranslations('form')
  const shell = useTranslations('shell')
  return (
    <HandOutBar
      locale={useLocale()}
      dueOn={dueOn}
      dueHint={dueHint ?? null}
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
      seen={seen}
    />
  )
}

/** The boxes beside the customers of such a list; `value` is the id of the customer of a row. */
export function useHandOutSelect<Row extends { name: string }>(value: (row: Row) => string): Selectable<Row> {
  const t = useTranslations('analysis.drop.handOut')
  return { label: ({ name }) => t('select', { name }), labelOfAll: t('selectPage'), value }
}
