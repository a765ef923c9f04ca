import { z } from 'zod'
import { forecastCounts, importStatus, storedMapping, storedOptions } from './schema.ts'

/** Places of a text of the catalogues, as they are stored. */
export const params = z.record(z.string(), z.union([z.string(), z.number()]))

/** An import as it stands in the database. */
export const importRow = z.object({
  id: z.int(),
  kind: z.string(),
  status: importStatus,
  fileName: z.string(),
  fileBytes: z.int(),
  fileSha256: z.string(),
  mapping: storedMapping,
  options: storedOptions,
  total: z.int(),
  created: z.int(),
  updated: z.int(),
  skipped: z.int(),
  rejected: z.int(),
  warnings: z.int(),
  notices: z.array(z.object({ code: z.string(), params })),
  step: z.string().nullable(),
  appliedThrough: z.int(),
  cancelAsked: z.boolean(),
  failureCode: z.string().nullable(),
  failureParams: params.nullable(),
  revertReport: z.object({ removed: z.int(), restored: z.int(), changed_since: z.int(), in_use: z.int() }).nullable(),
  /** The names in the file's first row; null before anybody has looked into it. */
  headings: z.array(z.string()).nullable(),
  forecast: forecastCounts.nullable(),
  requestedById: z.int(),
  requestedBy: z.string(),
  createdAt: z.string(),
  applyBeganAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})
export type ImportRow = z.infer<typeof importRow>
export type ImportStatus = ImportRow['status']
