import { useLocale, useTranslations } from 'next-intl'
import { useSelectionTexts } from '#components/table/selection-texts'
import { SmallAct } from '#components/ui/small-act'
import { acceptRecommended, undoRecommended } from '../actions.ts'
import { AcceptBar } from './accept-bar.tsx'

/** Lets what is recommended stand for one customer. */
export function AcceptOne({ id, name }: { id: number; name: string }) {
  const t = useTranslations('relations.levels')
  return (
    <SmallAct
      label={t('accept')}
      name={t('acceptFor', { name })}
      away={t('away')}
      input={{ customers: [id] }}
      act={acceptRecommended}
    />
  )
}

/** What stands at the foot of the list while some are selected. */
export function AcceptSelected() {
  const t = useTranslations('relations.levels')
  const shell = useTranslations('shell')
  return (
    <AcceptBar
      locale={useLocale()}
      selection={useSelectionTexts()}
      texts={{
        accept: t('acceptAll'),
        done: t.raw('done') as string,
        undone: t.raw('undone') as string,
        undo: t('undo'),
        away: t('away'),
        close: shell('close'),
      }}
      accept={acceptRecommended}
      undo={undoRecommended}
    />
  )
}
