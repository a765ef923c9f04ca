import { useTranslations } from 'next-intl'
import type { SelectionTexts } from './selection-bar.tsx'

/** The words of selecting rows, for `SelectionBar` and `SelectButton`. */
export function useSelectionTexts(): SelectionTexts {
  const t = useTranslations('table.select')
  return {
    label: t('label'),
    selected: t.raw('selected') as string,
    allSelected: t.raw('allSelected') as string,
    takeAll: t('takeAll'),
    counting: t('counting'),
    clear: t('clear'),
    actions: t('actions'),
    select: t('select'),
    stopSelecting: t('stop'),
  }
}
