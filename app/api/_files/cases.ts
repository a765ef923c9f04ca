import { z } from 'zod'
import type { Context } from '#lib/platform/context'
import { handOut } from '#lib/platform/http/hand-out'
import { operation } from '#lib/platform/http/operation'
import { parseRecordId } from '#lib/platform/http/record-id'
import { receiveCaseFile, takeCaseFile } from '#lib/records/cases/files/service'
import { receiveHandedFile, takeHandedFile } from '#lib/records/cases/handed/files'
import { takeScanQuery } from '#lib/records/papers/schema'
import { idPath } from '#lib/records/record/fields'

const tag = 'cases'
const LARGEST_ID = 2_147_483_647
/** The id of something that no other system names. */
const ownId = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number)
  .pipe(z.int().max(LARGEST_ID))
const handedPath = z.strictObject({ id: ownId })
const kept = z.strictObject({ ok: z.literal(true) })
const bytes = { contentType: 'application/octet-stream', description: 'PDF, JPEG or PNG, as it was brought' }

interface Bringing<Path extends z.ZodType> {
  id: string
  path: string
  summary: string
  permission: 'case:update' | 'case:answer'
  params: Path
  receive: (ctx: Context, path: z.output<Path>, request: Request) => Promise<unknown>
}

/** The door by which a file is brought to a case; whose case it is, the service knows. */
const bringing = <Path extends z.ZodType>({ receive, ...door }: Bringing<Path>) =>
  operation({
    ...door,
    method: 'POST',
    tag,
    bodyKind: 'multipart',
    responses: { 200: kept },
    handler: async (ctx, { params }, request) => {
      await receive(ctx, params, request)
      return { status: 200, body: { ok: true as const } }
    },
  })

export const caseFiles = [
  bringing({
    id: 'bringCaseFile',
    path: '/cases/{id}/files',
    summary: 'Add a photograph or document to a case',
    permission: 'case:update',
    params: idPath,
    receive: (ctx, { id }, request) => receiveCaseFile(ctx, parseRecordId(id), request),
  }),
  operation({
    id: 'takeCaseFile',
    method: 'GET',
    path: '/cases/{id}/files/{file_id}',
    summary: 'A photograph or document of a case; a consumer’s to whoever may reveal, once the case is over for a reason',
    tag,
    permission: 'case:read',
    params: idPath.extend({ file_id: ownId }),
    query: takeScanQuery,
    responses: { 200: bytes },
    handler: async (ctx, { params, query }) =>
      handOut(await takeCaseFile(ctx, parseRecordId(params.id), params.file_id, query.reason)),
  }),
  bringing({
    id: 'bringHandedFile',
    path: '/handed-cases/{id}/files',
    summary: 'Bring a photograph or document as the outlet that was asked',
    permission: 'case:answer',
    params: handedPath,
    receive: (ctx, { id }, request) => receiveHandedFile(ctx, id, request),
  }),
  operation({
    id: 'takeHandedFile',
    method: 'GET',
    path: '/handed-cases/{id}/files/{file_id}',
    summary: 'What the outlet that was asked has brought',
    tag,
    permission: 'case:answer',
    params: handedPath.extend({ file_id: ownId }),
    responses: { 200: bytes },
    handler: async (ctx, { params }) => handOut(await takeHandedFile(ctx, params.id, params.file_id)),
  }),
]
