import { z } from 'zod'
import { readWholeDrops } from '#app/(crm)/analysis/drop/_components/drop-query'
import { readWholeReferences } from '#app/(crm)/analysis/references/_components/reference-query'
import { readWholeQueue } from '#app/(crm)/cases/_components/list-query'
import { exportInput, readExport } from '#app/(crm)/customers/export/export-input'
import { readWholeProspects } from '#app/(crm)/prospects/_components/prospect-query'
import { askedFields, queryOf } from '#app/(crm)/waybills/_components/list-query'
import { dropExport } from '#lib/analysis/drop/export'
import { takeReportFile } from '#lib/analysis/reports/service'
import { AppError } from '#lib/core/errors'
import { exportReview } from '#lib/plans/annual-review/export'
import { approvalKinds } from '#lib/plans/approval-kinds'
import type { Context } from '#lib/platform/context'
import type { ExportFile, ExportFormat } from '#lib/platform/export/file'
import { exportFormat } from '#lib/platform/export/file'
import { handOut } from '#lib/platform/http/hand-out'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import { takeApprovedFile } from '#lib/records/approvals/take-file'
import { caseExport } from '#lib/records/cases/export/service'
import { exportCustomers } from '#lib/records/customers/export/service'
import { prospectExport } from '#lib/records/opportunities/export/service'
import { referenceExport } from '#lib/records/references/export'
import { exportWaybills } from '#lib/records/waybills/export'

const longestPaste = 50_000
const longestParam = 4_000
const file = { contentType: 'text/csv', description: 'CSV or XLSX, as it was asked for' }
const tag = 'exports'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Taking = (ctx: Context, given: Record<string, string>, format: ExportFormat) => Promise<ExportFile>

/** All pages of a list, which is told by the parameters of its own URL. */
const ofList = (id: string, path: `/${string}`, summary: string, take: Taking) =>
  operation({
    id,
    method: 'POST',
    path,
    summary,
    tag,
    permission: 'customer:export',
    bodyKind: 'form',
    body: z.object({ format: exportFormat }).catchall(z.string().max(longestParam)),
    responses: { 200: file },
    handler: async (ctx, { body: { format, ...given } }) => handOut(await take(ctx, given as Record<string, string>, format)),
  })

// A form on a page sends these, so that the browser saves the file itself, shows how far it is and lets its reader go on.

export const exportFiles = [
  operation({
    id: 'exportCustomers',
    method: 'POST',
    path: '/customers',
    summary: 'The customers of a list',
    tag,
    permission: 'customer:export',
    bodyKind: 'form',
    body: exportInput,
    responses: { 200: file },
    handler: async (ctx, { body }) => {
      const { query, columns } = await readExport(ctx, body)
      return handOut(await exportCustomers(ctx, query, columns, body.format ?? 'csv'))
    },
  }),
  operation({
    id: 'exportWaybills',
    method: 'POST',
    path: '/waybills',
    summary: 'The waybills of a list, all pages of it, or of pasted numbers',
    tag,
    permission: 'waybill:export',
    bodyKind: 'form',
    body: z.union([
      z.strictObject({ format: exportFormat, numbers: z.string().max(longestPaste) }),
      askedFields.extend({ format: exportFormat }),
    ]),
    responses: { 200: file },
    handler: async (ctx, { body: { format, ...asked } }) => {
      const chosen = 'numbers' in asked ? { numbers: asked.numbers } : { query: queryOf(asked) }
      return handOut(await exportWaybills(ctx, chosen, format))
    },
  }),
  ofList('exportDrops', '/drops', 'The drops of a list, all pages of it', async (ctx, given, format) =>
    dropExport.take(ctx, await readWholeDrops(ctx, given), format),
  ),
  operation({
    id: 'exportReview',
    method: 'POST',
    path: '/reviews',
    summary: 'The workbook of a year, a sheet for each part',
    tag,
    permission: 'customer:export',
    bodyKind: 'form',
    body: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100), format: z.literal('xlsx') }),
    responses: { 200: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', description: 'XLSX' } },
    handler: async (ctx, { body: { year } }) => handOut(await exportReview(ctx, year)),
  }),
  ofList('exportProspects', '/prospects', 'The prospects of a list, all pages of it', (ctx, given, format) =>
    prospectExport.take(ctx, readWholeProspects(given), format),
  ),
  ofList('exportCases', '/cases', 'The cases of a list, all pages of it', (ctx, given, format) =>
    caseExport.take(ctx, readWholeQueue(given), format),
  ),
  ofList('exportReferences', '/references', 'The references of a list, all pages of it', (ctx, given, format) =>
    referenceExport.take(ctx, readWholeReferences(given), format),
  ),
  operation({
    id: 'takeApprovedFile',
    method: 'POST',
    path: '/approvals',
    summary: 'The file of a request that was approved, for whoever asked',
    tag,
    permission: 'approval:read',
    bodyKind: 'form',
    body: z.strictObject({ id: z.string().max(20), format: exportFormat }),
    responses: { 200: file },
    handler: async (ctx, { body: { id, format } }) => {
      const record = parseRecordId(id)
      if (!('id' in record)) throw new AppError('not_found', {})
      return handOut(await takeApprovedFile(ctx, approvalKinds, record.id, format))
    },
  }),
  operation({
    id: 'takeReportFile',
    method: 'POST',
    path: '/reports',
    summary: 'The file that a report made, for whom it was made',
    tag,
    permission: 'customer:export',
    bodyKind: 'form',
    body: z.strictObject({ id: z.string().max(20) }),
    responses: { 200: file },
    handler: async (ctx, { body: { id } }) => {
      const record = parseRecordId(id)
      if (!('id' in record)) throw new AppError('not_found', {})
      const { name, bytes } = await takeReportFile(ctx, record.id)
      const contentType = name.endsWith('.xlsx') ? xlsx : 'text/csv; charset=utf-8'
      return handOut({ name, contentType, stream: new Blob([new Uint8Array(bytes)]).stream() })
    },
  }),
]
