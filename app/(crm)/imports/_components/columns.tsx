import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Column } from '#components/table/column'
import { Link } from '#components/ui/link'
import type { ImportRow } from '#lib/platform/import/import-row'
import { AtTime } from './at-time.tsx'
import { FileSize } from './file-size.tsx'
import { useKindName } from './kind-words.ts'
import { listPath } from './list-query.ts'
import { StateBadge } from './state-badge.tsx'

const counts = ['created', 'updated', 'skipped', 'rejected'] as const

/** The columns of the list of imports. */
export function useImportColumns(now: Date): readonly Column<ImportRow>[] {
  const t = useTranslations('imports.columns')
  const format = useFormatter()
  const count = (key: (typeof counts)[number]): Column<ImportRow> => ({
    key,
    label: t(key),
    align: 'right',
    phone: 'item',
    cell: (row) => (row.appliedThrough === 0 ? null : figure(t(key), format.number(row[key]), row[key] === 0)),
  })
  return [
    { key: 'file', label: t('file'), phone: 'title', width: 'w-[30%]', cell: (row) => <FileCell row={row} /> },
    { key: 'state', label: t('state'), phone: 'figure', cell: (row) => <StateCell row={row} now={now} /> },
    ...counts.map(count),
    { key: 'by', label: t('by'), phone: 'item', cell: (row) => row.requestedBy },
    { key: 'at', label: t('at'), align: 'right', phone: 'item', cell: (row) => <AtTime at={row.createdAt} /> },
  ]
}

/** On a phone it stands at the right end of the line. */
function StateCell({ row, now }: { row: ImportRow; now: Date }) {
  return (
    <span className="flex max-md:justify-end">
      <StateBadge row={row} now={now} />
    </span>
  )
}

function FileCell({ row }: { row: ImportRow }) {
  const kindName = useKindName()
  return (
    <div className="min-w-0 md:max-w-96">
      <Link href={`${listPath}/${row.id}`} data-row-link="" className="row-link">
        {row.fileName}
      </Link>
      <div className="truncate text-sm text-ink-faint">
        {kindName(row.kind)} · <FileSize bytes={row.fileBytes} />
      </div>
    </div>
  )
}

/** A figure that on a phone has no heading above it says what it is; nothing counted is faint, and on a phone not there. */
function figure(label: string, value: string, isZero: boolean): ReactNode {
  return (
    <span className={`whitespace-nowrap ${isZero ? 'on-wide text-ink-faint' : ''}`}>
      <span className="on-phone text-ink-faint">{label} </span>
      {value}
    </span>
  )
}
