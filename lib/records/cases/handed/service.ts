import { AppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { notify } from '#lib/platform/notify/notify'
import { everything, mayEver, permit } from '#lib/platform/scope/scope'
import { asInstant } from '../../record/column.ts'
import type { WaybillCourse } from '../../waybills/service.ts'
import { findCourse } from '../../waybills/service.ts'
import { caseNumber } from '../case.ts'
import { storeDeed } from '../desk/act.ts'
import { withoutWords } from '../desk/view.ts'
import { mayReadWords, type OUTLET_FAULTS } from '../event.ts'
import type { EventRow } from '../events/log.ts'
import { listEvents } from '../events/log.ts'
import type { Priority } from '../priority.ts'
import { findCaseRow, lockCase } from '../repository.ts'
import { withoutCaller } from '../without-caller.ts'
import type { HandedRow } from './repository.ts'
import { countAwaited, findHanded, listAnswered, listAwaited } from './repository.ts'

const DAY_MS = 86_400_000
const ANSWERED_DAYS = 14
const MOST = 100

/** A case as an outlet sees it that was asked what happened: the facts, and nobody's name or number. */
export interface HandedView {
  id: string
  number: string
  type: string
  category: string | null
  subcategory: string | null
  priority: Priority
  waybillNo: string | null
  subject: string | null
  description: string | null
  question: string | null
  outletName: string
  askedAt: string
  dueAt: string | null
  answeredAt: string | null
  /** It is not closed: more may be brought. */
  open: boolean
}

/** Lists what the actor's outlets were asked: what waits for their answer, that first which is due first, and what they answered in the last fourteen days. */
export async function listHanded(ctx: Context): Promise<{ awaited: HandedView[]; answered: HandedView[] }> {
  const scope = permit(ctx, 'case:answer')
  const since = new Date(ctx.now.getTime() - ANSWERED_DAYS * DAY_MS)
  const [awaited, answered] = await Promise.all([listAwaited(ctx.db, scope, MOST), listAnswered(ctx.db, scope, since, MOST)])
  return { awaited: awaited.map(viewHanded), answered: answered.map(viewHanded) }
}

/** Lists what waits for an answer of the actor's outlets, that first which is due first, at most so many; and how many wait in all. */
export async function listWaiting(ctx: Context, most: number): Promise<{ rows: HandedView[]; count: number }> {
  const scope = permit(ctx, 'case:answer')
  const [rows, count] = await Promise.all([listAwaited(ctx.db, scope, most), countAwaited(ctx.db, scope)])
  return { rows: rows.map(viewHanded), count }
}

/** Tells whether an outlet of the actor's was asked about a case. */
export async function isHandedTo(ctx: Context, id: number): Promise<boolean> {
  return mayEver(ctx, 'case:answer') && (await findHanded(ctx.db, permit(ctx, 'case:answer'), id)) !== null
}

/** Counts what waits for an answer of the actor's outlets. */
export function countHanded(ctx: Context): Promise<number> {
  return countAwaited(ctx.db, permit(ctx, 'case:answer'))
}

/** Answers one case that an outlet of the actor's was asked about, with what was asked and answered, and where its parcel was. Throws `not_found` for any other. */
export async function getHanded(
  ctx: Context,
  id: number,
): Promise<{ handed: HandedView; events: EventRow[]; parcel: WaybillCourse | null }> {
  const row = found(await findHanded(ctx.db, permit(ctx, 'case:answer'), id))
  const caller = { name: row.callerName, phone: row.callerPhone }
  const events = (await listEvents(ctx, row.id)).filter(
    ({ kind, outletId }) => mayReadWords(kind) && outletId === row.askedOutletId,
  )
  const words = (text: string | null) => (text === null ? null : withoutCaller(text, caller))
  const parcel = row.waybillNo === null ? null : await findCourse(ctx, row.waybillNo)
  return {
    handed: viewHanded(row),
    events: events.map((event) => withoutWords(event, caller)),
    parcel: parcel === null ? null : { ...parcel, events: parcel.events.map((scan) => ({ ...scan, text: words(scan.text) })) },
  }
}

/** Answers what an outlet was asked; whoever works on the case is told. Throws `not_found` for a case that no outlet of the actor's was asked about, `rule_violated` for one
 * that has been answered or solved. */
export async function answerAsOutlet(
  ctx: Context,
  id: number,
  input: { text: string; fault: (typeof OUTLET_FAULTS)[number] },
): Promise<HandedView> {
  const scope = permit(ctx, 'case:answer')
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    found(await findHanded(db, scope, id))
    await lockCase(db, id)
    const handed = found(await findHanded(db, scope, id))
    const stored = await findCaseRow(db, everything, { id })
    if (stored === null) throw new AppError('not_found', {})
    if (handed.answeredAt !== null) throw new AppError('rule_violated', {}, { detail: 'case.outlet_has_answered' })
    if (stored.resolvedAt !== null) throw new AppError('rule_violated', {}, { detail: 'case.is_solved' })
    // The case is not within the outlet's own reach; that it was asked is what lets it write this, and no more.
    await storeDeed(inner, everything, stored, {
      set: { outlet_answered_at: asInstant(ctx.now) },
      event: { kind: 'outlet_answered', outletId: handed.askedOutletId, text: input.text, detail: { fault: input.fault } },
    })
    await tellDesk(inner, handed)
    return viewHanded(found(await findHanded(db, scope, id)))
  })
}

async function tellDesk(ctx: Context, handed: HandedRow): Promise<void> {
  if (handed.assigneeId === null) return
  await notify(ctx, [
    {
      userId: handed.assigneeId,
      kind: 'case_outlet_answered',
      params: { number: caseNumber(handed.id), outlet: handed.askedOutletName },
      href: `/cases/${handed.id}`,
      matter: `case:${handed.id}:answered`,
    },
  ])
}

function viewHanded(row: HandedRow): HandedView {
  const words = (text: string | null) =>
    text === null ? null : withoutCaller(text, { name: row.callerName, phone: row.callerPhone })
  return {
    id: String(row.id),
    number: caseNumber(row.id),
    type: row.type,
    category: row.category,
    subcategory: row.subcategory,
    priority: row.priority,
    waybillNo: row.waybillNo,
    subject: words(row.subject),
    description: words(row.description),
    question: words(row.question),
    outletName: row.askedOutletName,
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    open: row.stage !== 'closed',
  }
}

function found(row: HandedRow | null): HandedRow {
  if (row === null) throw new AppError('not_found', {})
  return row
}
