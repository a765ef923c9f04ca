import { z } from 'zod'
import { handOut } from '#lib/platform/http/hand-out'
import { operation } from '#lib/platform/http/operation'
import { recordId } from '#lib/platform/http/record-id'
import { errorsAsCsv } from '#lib/platform/import/errors-csv'
import { receiveFile } from '#lib/platform/import/receive'
import { refusedRowsAsFile } from '#lib/platform/import/refused-file'
import { importCreated } from '#lib/platform/import/schema'
import { getImport } from '#lib/platform/import/service'
import { templateAsCsv, templateAsXlsx } from '#lib/platform/import/template'
import { importKinds } from '#lib/records/import-kinds'

const kindIds = importKinds.map((kind) => kind.id)
const csv = { contentType: 'text/csv', description: 'UTF-8 with a byte order mark' }
const csvType = 'text/csv; charset=utf-8'
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const format = z.enum(['xlsx', 'csv'])
const tag = 'imports'

export const importFiles = [
  operation({
    id: 'uploadImportFile',
    method: 'POST',
    path: '/imports',
    summary: 'Bring a file whose columns are then mapped on a screen',
    tag,
    permission: 'import:create',
    bodyKind: 'multipart',
    responses: { 202: importCreated },
    handler: async (ctx, _input, request) => {
      const { id } = await receiveFile(ctx, request, importKinds)
      return { status: 202, body: { id: String(id) } }
    },
  }),
  operation({
    id: 'downloadTemplate',
    method: 'GET',
    path: '/imports/templates/{kind}',
    summary: 'The file that is to be filled in for a kind',
    tag,
    permission: 'import:create',
    params: z.strictObject({ kind: z.enum(kindIds) }),
    query: z.strictObject({ format }),
    responses: { 200: csv },
    handler: async (ctx, { params, query }) => {
      const kind = importKinds.find((candidate) => candidate.id === params.kind)
      if (kind === undefined) throw new Error(`no kind ${params.kind}`)
      const name = `${kind.id}-template.${query.format}`
      return query.format === 'csv'
        ? handOut({ name, stream: await templateAsCsv(ctx, kind), contentType: csvType })
        : handOut({ name, stream: await templateAsXlsx(ctx, kind), contentType: xlsxType })
    },
  }),
  operation({
    id: 'downloadReasons',
    method: 'GET',
    path: '/imports/{id}/reasons',
    summary: 'Every reason of every row that was not taken, personal values hidden',
    tag,
    permission: 'import:read',
    params: z.strictObject({ id: recordId }),
    responses: { 200: csv },
    handler: async (ctx, { params }) => {
      const { id } = await getImport(ctx, params.id)
      return handOut({ name: `import-${id}-reasons.csv`, stream: errorsAsCsv(ctx, id), contentType: csvType })
    },
  }),
  operation({
    id: 'downloadRefusedRows',
    method: 'GET',
    path: '/imports/{id}/rows',
    summary: 'The rows that were not taken, as they stood in the file, with their reasons',
    tag,
    permission: 'import:read',
    params: z.strictObject({ id: recordId }),
    query: z.strictObject({ format }),
    responses: { 200: csv },
    handler: async (ctx, { params, query }) => {
      const { stream, name } = await refusedRowsAsFile(ctx, params.id, query.format, importKinds)
      return handOut({ name, stream, contentType: query.format === 'csv' ? csvType : xlsxType })
    },
  }),
]
