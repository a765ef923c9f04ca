import { z } from 'zod'
import type { OutgoingFile } from '../http/hand-out.ts'
import type { ExportTable } from './column.ts'
import { csvStream } from './csv.ts'
import { xlsxStream } from './xlsx.ts'

/** More rows than this take no spreadsheet, and no export: a sheet has 1,048,576 with its titles. */
export const MOST_ROWS = 1_000_000

export const exportFormat = z.enum(['csv', 'xlsx'])
export type ExportFormat = z.output<typeof exportFormat>

/** A file that is handed out while it is written. */
export interface ExportFile extends OutgoingFile {
  stream: ReadableStream<Uint8Array>
}

const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Makes the file of a table in the format that was asked for; its name is that of the table and `suffix`, such as the day. Nothing is read before the stream is. */
export function exportFile<Row>(format: ExportFormat, table: ExportTable<Row>, suffix: string): ExportFile {
  const stream = format === 'csv' ? csvStream(table) : xlsxStream(table)
  return { name: `${table.name}-${suffix}.${format}`, contentType: contentTypes[format], stream }
}
