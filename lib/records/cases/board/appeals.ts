import type { Context } from '#lib/platform/context'
import type { QueueRow } from '../queue/service.ts'
import { listQueue } from '../queue/service.ts'
import { listDues } from './repository.ts'

/** How it stands with the outlet that was asked about an appeal, and with our own answer. */
export type OutletReply = 'not_asked' | 'waiting' | 'answered'
export type AppealStep = 'to_draft' | 'drafted' | 'reported'

/** An appeal that is not over. */
export interface OpenAppeal {
  row: QueueRow
  /** When the regulator wants the answer; null once it was sent. */
  dueAt: Date | null
  reply: OutletReply
  step: AppealStep
}

const MANY = 100
const MOST = 12

/** Lists the appeals in reach that are not over, that first which the regulator wants first, at most twelve; `more` says that there are others. */
export async function listOpenAppeals(ctx: Context): Promise<{ appeals: OpenAppeal[]; more: boolean }> {
  const { rows } = await listQueue(ctx, { type: 'appeal', sort: 'next_due', falling: false, limit: MANY })
  const open = rows.filter(({ stage }) => stage !== 'closed')
  const dues = await listDues(
    ctx.db,
    open.map(({ id }) => Number(id)),
    'appeal',
  )
  const dueOf = new Map(dues.map(({ caseId, dueAt }) => [String(caseId), dueAt]))
  const appeals = open.map((row) => ({ row, dueAt: dueOf.get(row.id) ?? null, reply: replyOf(row), step: stepOf(row) }))
  const inOrder = appeals.sort((left, right) => place(left) - place(right))
  return { appeals: inOrder.slice(0, MOST), more: inOrder.length > MOST }
}

const place = ({ dueAt }: OpenAppeal) => dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER

function replyOf({ outlet_asked_at: asked, outlet_answered_at: answered }: QueueRow): OutletReply {
  if (asked === null) return 'not_asked'
  return answered === null || answered < asked ? 'waiting' : 'answered'
}

function stepOf({ drafted_at: drafted, reported_at: reported }: QueueRow): AppealStep {
  if (reported !== null) return 'reported'
  return drafted === null ? 'to_draft' : 'drafted'
}
