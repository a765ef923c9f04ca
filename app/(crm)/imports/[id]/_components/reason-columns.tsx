import { useLocale, useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import { pickLocale } from '#lib/platform/i18n/locale'
import { columnLabel } from '#lib/platform/import/column-words'
import type { ReasonRow } from '#lib/platform/import/list'
import { reasonText } from '#lib/platform/import/reason-text'
import { importKinds } from '#lib/records/import-kinds'

type Reason = Pick<ReasonRow, 'column' | 'reason' | 'params' | 'severity'>

function useKindOf(id: string) {
  const locale = pickLocale(useLocale())
  const kind = importKinds.find((candidate) => candidate.id === id)
  return {
    labelOf: (column: string) => (kind === undefined ? column : columnLabel(kind, column, locale)),
    textOf: (reason: Reason) => (kind === undefined ? reason.reason : reasonText(locale, kind, reason)),
  }
}

/** Says a reason with its column, in one sentence. */
export function useReasonText(kindId: string): (reason: Reason) => string {
  const t = useTranslations('imports.file')
  const { labelOf, textOf } = useKindOf(kindId)
  return (reason) =>
    reason.column === null ? textOf(reason) : t('cell', { column: labelOf(reason.column), reason: textOf(reason) })
}

/** The columns of the list of reasons. */
export function useReasonColumns(kindId: string): readonly Column<ReasonRow>[] {
  const t = useTranslations('imports.why')
  const { labelOf, textOf } = useKindOf(kindId)
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
