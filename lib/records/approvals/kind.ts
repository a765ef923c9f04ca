import type { z } from 'zod'
import type { Context } from '#lib/platform/context'
import type { ExportFile, ExportFormat } from '#lib/platform/export/file'

/** What a request of a kind asks for, once it is approved. */
export interface Approved<Payload> {
  approvalId: number
  payload: Payload
  reason: string
  /** Whoever asked, with the rights of now. */
  requester: Context
}

/** A kind of request: what it carries, and what is done when it is approved. Nothing is done when it is refused: that is what refusing means. */
export interface ApprovalKind<Payload = unknown> {
  /** Names the texts under `approvals.kinds` in the catalogues. */
  key: string
  payload: z.ZodType<Payload>
  /** Does what was asked for, in the transaction of the decision; `ctx` is whoever decides. What it throws undoes the decision. */
  approve: (ctx: Context, approved: Approved<Payload>) => Promise<void>
  /** Where what it is about is looked at; null where there is no such page. */
  hrefOf?: (payload: Payload) => string
  /** Of what is taken as a file once it is approved. */
  file?: (ctx: Context, approved: Omit<Approved<Payload>, 'requester' | 'reason'>, format: ExportFormat) => Promise<ExportFile>
}

/** Declares a kind; what is stored of a request is read by its own schema before it is handed on. */
export function defineApprovalKind<Payload>(kind: ApprovalKind<Payload>): ApprovalKind {
  const { payload: schema, approve, hrefOf, file } = kind
  return {
    key: kind.key,
    payload: schema,
    approve: (ctx, approved) => approve(ctx, { ...approved, payload: schema.parse(approved.payload) }),
    ...(hrefOf === undefined ? {} : { hrefOf: (payload) => hrefOf(schema.parse(payload)) }),
    ...(file === undefined
      ? {}
      : { file: (ctx, approved, format) => file(ctx, { ...approved, payload: schema.parse(approved.payload) }, format) }),
  }
}
