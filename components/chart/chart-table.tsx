import { useTranslations } from 'next-intl'
import type { TableBehind } from './plain-table.tsx'
import { TableFold } from './table-fold.tsx'

/** The table behind a chart, behind a switch. */
export function ChartTable({ table: { open = false, ...table } }: { table: TableBehind }) {
  const t = useTranslations('chart')
  return <TableFold table={table} open={open} texts={{ show: t('showTable'), hide: t('hideTable') }} />
}
