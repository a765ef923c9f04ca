import { z } from 'zod'
import { handOut } from '#lib/platform/http/hand-out'
import { operation } from '#lib/platform/http/operation'
import { recordId } from '#lib/platform/http/record-id'
import { errorsAsCsv } from '#lib/platform/import/errors-csv'
import { importCreated, importPage, importResource, importStatus, uploadForm } from '#lib/platform/import/schema'
import { applyImport, cancelImport, getImport, listImports, revertImport, startImport } from '#lib/platform/import/service'
import { viewImport } from '#lib/platform/import/view'
import { listQuery } from '#lib/platform/list/list-query'
import { importKinds } from '#lib/records/import-kinds'

const path = z.strictObject({ id: recordId })
const { limit, cursor } = listQuery(['id'], '-id')
const kindIds = importKinds.map((kind) => kind.id)

const steps = [
  ['apply', 'Apply an import that is ready', applyImport],
  ['cancel', 'Cancel an import; what is applied stays and can be reverted', cancelImport],
  ['revert', 'Take back what an import created and changed, where nobody has changed it since', revertImport],
] as const

export const importOperations = [
  operation({
    id: 'startImport',
    method: 'POST',
    path: '/imports',
    summary: 'Import a file: CSV (UTF-8 or GB18030) or XLSX. The same file again answers 200 with the earlier import',
    tag: 'imports',
    permission: 'import:create',
    bodyKind: 'multipart',
    keepsOwnAnswer: true,
    multipart: uploadForm.extend({ kind: z.enum(kindIds) }),
    responses: { 202: importCreated, 200: importCreated },
    handler: (ctx, _input, request) => startImport(ctx, request, importKinds),
  }),
  operation({
    id: 'listImports',
    method: 'GET',
    path: '/imports',
    summary: 'Imports, the newest first; one’s own, or everybody’s for whoever may read the whole company’s',
    tag: 'imports',
    permission: 'import:read',
    query: z.strictObject({ limit, cursor, kind: z.enum(kindIds).optional(), status: importStatus.optional() }),
    responses: { 200: importPage },
    handler: async (ctx, { query }) => {
      const page = await listImports(ctx, { limit: query.limit, cursor: query.cursor, kind: query.kind, status: query.status })
      return { status: 200, body: { data: page.data.map((row) => viewImport(ctx, row)), next_cursor: page.nextCursor } }
    },
  }),
  operation({
    id: 'getImport',
    method: 'GET',
    path: '/imports/{id}',
    summary: 'One import: how far it is, and what came of its rows',
    tag: 'imports',
    permission: 'import:read',
    params: path,
    responses: { 200: importResource },
    handler: async (ctx, { params }) => ({ status: 200, body: viewImport(ctx, await getImport(ctx, params.id)) }),
  }),
  operation({
    id: 'listImportErrors',
    method: 'GET',
    path: '/imports/{id}/errors',
    summary:
      'Every reason of every row that was not taken, and every cell that was left out, as CSV: row number, column, value, reason, severity',
    tag: 'imports',
    permission: 'import:read',
    params: path,
    responses: {
      200: {
        contentType: 'text/csv',
        description: 'UTF-8 with a byte order mark; rows in the order of the file, of which the first names the columns',
      },
    },
    handler: async (ctx, { params }) => {
      const { id } = await getImport(ctx, params.id)
      return handOut({ name: `import-${id}-errors.csv`, stream: errorsAsCsv(ctx, id), contentType: 'text/csv; charset=utf-8' })
    },
  }),
  ...steps.map(([step, summary, run]) =>
    operation({
      id: `${step}Import`,
      method: 'POST',
      path: `/imports/{id}/${step}`,
      summary,
      tag: 'imports',
      permission: 'import:create',
      params: path,
      responses: { 202: importResource },
      handler: async (ctx, { params }) => ({ status: 202, body: viewImport(ctx, await run(ctx, params.id)) }),
    }),
  ),
]
