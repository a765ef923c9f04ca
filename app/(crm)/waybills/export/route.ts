import { z } from 'zod'
import { exportFormat } from '#lib/platform/export/file'
import { download } from '#lib/platform/http/download'
import { exportWaybills } from '#lib/records/waybills/export'
import { askedFields, queryOf } from '../_components/list-query.ts'

const longestPaste = 50_000

/** The waybills of a list, all pages of it, or of pasted numbers, as a file. */
export const POST = download({
  name: 'waybill.export',
  permission: 'waybill:export',
  input: z.union([
    z.strictObject({ format: exportFormat, numbers: z.string().max(longestPaste) }),
    askedFields.extend({ format: exportFormat }),
  ]),
  handler: (ctx, { format, ...asked }) =>
    exportWaybills(ctx, 'numbers' in asked ? { numbers: asked.numbers } : { query: queryOf(asked) }, format),
})
