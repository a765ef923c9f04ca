import { useLocale, useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { pickLocale } from '#lib/platform/i18n/locale'
import { columnLabel } from '#lib/platform/import/column-words'
import type { ImportKind } from '#lib/platform/import/kind'
import type { ReasonRow } from '#lib/platform/import/list'
import { reasonText } from '#lib/platform/import/reason-text'

type Reason = Pick<ReasonRow, 'column' | 'reason' | 'params' | 'severity'>

function useWordsOf(kind: ImportKind) {
  const locale = pickLocale(useLocale())
  return {
    labelOf: (column: string) => columnLabel(kind, column, locale),
    textOf: (reason: Reason) => reasonText(locale, kind, reason),
  }
}

/** Says a reason with its column, in one sentence. */
export function useReasonText(kind: ImportKind): (reason: Reason) => string {
  const t = useTranslations('imports.file')
  const { labelOf, textOf } = useWordsOf(kind)
  return (reason) =>
    reason.column === null ? textOf(reason) : t('cell', { column: labelOf(reason.column), reason: textOf(reason) })
}

/** The columns of the list of reasons. */
export function useReasonColumns(kind: ImportKind): readonly Column<ReasonRow>[] {
  const t = useTranslations('imports.why')
  const { labelOf, textOf } = useWordsOf(kind)
  return [
    {
      key: 'row',
      label: t('row'),
      align: 'right',
      phone: 'figure',
      width: 'w-20',
      cell: ({ rowNo }) => (
        <span className="whitespace-nowrap">
          <span className="on-phone text-ink-faint">{t('row')} </span>
          {rowNo}
        </span>
      ),
    },
    {
      key: 'column',
      label: t('column'),
      phone: 'item',
      width: 'w-44',
      cell: ({ column }) => (column === null ? <span className="text-ink-faint">{t('whole')}</span> : labelOf(column)),
    },
    {
      key: 'value',
      label: t('value'),
      phone: 'item',
      width: 'w-48',
      cell: ({ value }) =>
        value === null ? null : <span className="line-clamp-2 max-w-72 break-all whitespace-pre-wrap">{value}</span>,
    },
    {
      key: 'reason',
      label: t('reason'),
      phone: 'title',
      cell: (reason) => (
        <span className="break-words">
          {reason.severity === 'warning' && <span className="mr-1.5 text-watch-text">{t('warning')}</span>}
          {textOf(reason)}
        </span>
      ),
    },
  ]
}
