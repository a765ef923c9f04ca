import { useTranslations } from 'next-intl'
import type { ExportTexts } from '#components/table/export-choices'
import { useExportTexts } from '#components/table/export-menu'

export interface LookupTexts {
  label: string
  submit: string
  busy: string
  clear: string
  /** With `{count}`. */
  found: string
  missing: string
  missingHint: string
  copy: string
  copied: string
  copyFailed: string
  export: string
  exportTitle: string
  away: string
  caption: string
  columns: { number: string; status: string; promise: string; lastEvent: string; promised: string; customer: string }
  choices: ExportTexts
}

/** The texts of the look-up. Counts are filled in where they are known, in the browser: their texts have no plurals. */
export function useLookupTexts(): LookupTexts {
  const t = useTranslations('waybills.lookupPage')
  const columns = useTranslations('waybills.columns')
  const table = useTranslations('table.export')
  return {
    label: t('label'),
    submit: t('submit'),
    busy: t('busy'),
    clear: t('clear'),
    found: t.raw('found') as string,
    missing: t.raw('missing') as string,
    missingHint: t('missingHint'),
    copy: t('copy'),
    copied: t('copied'),
    copyFailed: t('copyFailed'),
    export: table('button'),
    exportTitle: table('title'),
    away: t('away'),
    caption: t('title'),
    columns: {
      number: columns('number'),
      status: columns('status'),
      promise: columns('promise'),
      lastEvent: columns('lastEvent'),
      promised: columns('promised'),
      customer: columns('customer'),
    },
    choices: useExportTexts(),
  }
}
