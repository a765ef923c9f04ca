import { isDeepStrictEqual } from 'node:util'
import { AppError, invalidField } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import type { ListPage } from '#lib/platform/list/list-page'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { listChosenCustomers } from '../../customers/list.ts'
import type { CustomerView } from '../../customers/view.ts'
import { findRoot } from '../../record/of-customer.ts'
import type { FactDefinition } from '../definition.ts'
import { findDefinition, listDefinitions, listKnown, lockFacts, noteFact } from '../repository.ts'
import type { FactResource } from '../schema.ts'
import { viewFact } from '../view.ts'
import type { CheckLimits, CheckReason } from './ageing.ts'
import { checkLimits, isDue } from './ageing.ts'
import type { DueRow } from './repository.ts'
import { checkedCustomers, countKeysInUse, countKnownOf, fewAreDue, listDueFacts, reasonCondition } from './repository.ts'
import { factAgeing } from './settings.ts'

export interface CheckQuery {
  reason: CheckReason
  /** Only the reader's own customers. */
  mine: boolean
  limit: number
  cursor: string | undefined
}

export interface CustomerToCheck {
  customer: CustomerView
  /** Keys in use of which a value is known. */
  known: number
  /** Whether that is below the share that the company wants. */
  incomplete: boolean
  /** Facts to be verified, the longest unverified first; `verified_on` is the day that counts, null for never. */
  due: FactResource[]
}

export interface CheckPage extends ListPage<CustomerToCheck> {
  limits: CheckLimits
}

/** Answers from which day on a fact is due and from which number of known keys on a customer is complete, today in company time. */
export async function readCheckLimits(ctx: Context): Promise<CheckLimits> {
  const [ageing, keys] = await Promise.all([getSetting(ctx.db, factAgeing), countKeysInUse(ctx.db)])
  return checkLimits(ageing, keys, dayOf(ctx.now, ctx.company.timeZone))
}

/** Answers which of a customer's facts are due today; those of keys that are switched off never are. */
export async function dueKeys(ctx: Context, facts: readonly FactResource[]): Promise<ReadonlySet<string>> {
  const limits = await readCheckLimits(ctx)
  const verifiedOn = ({ verified_on, noted_at }: FactResource) =>
    verified_on ?? (noted_at === null ? null : dayOf(new Date(noted_at), ctx.company.timeZone))
  const due = facts.filter((fact) => fact.active && isDue(fact.info_class, verifiedOn(fact), limits))
  return new Set(due.map(({ key }) => key))
}

/** Lists the customers that the actor may change, archived ones excluded, whose facts are due or of whom too little is known, those of the greatest value
 * first, masked, a page at a time by key; each with its facts that are due. Throws `invalid_cursor`. */
export async function listToCheck(ctx: Context, query: CheckQuery): Promise<CheckPage> {
  const limits = await readCheckLimits(ctx)
  const { reason, mine, limit, cursor } = query
  const page = await listChosenCustomers(ctx, {
    scope: permit(ctx, 'customer:update'),
    ...{ mine, from: checkedCustomers, conditions: [reasonCondition(reason, limits)], filter: { reason }, limit, cursor },
    few: async (most) => reason === 'due' && (await fewAreDue(ctx.db, limits, most)),
  })
  const ids = page.rows.map(({ id }) => id)
  const [definitions, known, due] = await Promise.all([
    listDefinitions(ctx.db),
    countKnownOf(ctx.db, ids),
    listDueFacts(ctx.db, ids, limits),
  ])
  const byKey = new Map(definitions.map((definition) => [definition.key, definition]))
  const rows = page.rows.map((row) => ({
    customer: row,
    known: known.get(row.id) ?? 0,
    incomplete: (known.get(row.id) ?? 0) < limits.fewestKnown,
    due: due.filter(({ customerId }) => customerId === row.id).flatMap((fact) => viewDue(ctx, byKey.get(fact.key), fact)),
  }))
  return { ...page, rows, limits }
}

/** Says again of one thing that is known of a customer that it still holds: noted in the history with how it had become known, verified on `verified_on`,
 * today when it is left out. `seen` is the value that was looked at. Throws `not_found` out of scope or for a key that is not in use, `conflict` when the
 * value is another by now, `invalid_request` for a day in the future. */
export async function verifyFact(
  ctx: Context,
  customer: RecordId,
  key: string,
  { seen, verified_on }: { seen: unknown; verified_on?: string | undefined },
): Promise<void> {
  const rootId = await findRoot(ctx.db, permit(ctx, 'customer:update'), customer)
  if (rootId === null) throw new AppError('not_found', {})
  const definition = await findDefinition(ctx.db, key)
  if (definition === null || !definition.active) throw new AppError('not_found', {}, { detail: 'fact.key_unknown' })
  const today = dayOf(ctx.now, ctx.company.timeZone)
  const verifiedOn = verified_on ?? today
  if (verifiedOn > today) throw invalidField('verified_on', 'in_the_future')
  await ctx.db.tx(async (db) => {
    await lockFacts(db, rootId)
    const known = (await listKnown(db, rootId)).find((fact) => fact.key === key)
    if (known === undefined || !isDeepStrictEqual(known.value, seen))
      throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    const { method, source, confidence } = known
    const id = await noteFact(db, rootId, {
      ...{ key, value: viewFact(ctx, definition, known).value, infoClass: definition.infoClass, method, source, confidence },
      ...{ verifiedOn, notedById: ctx.actor.userId, notedAt: ctx.now },
    })
    const detail = { key, note: id }
    await audit({ ...ctx, db }, { action: 'customer.fact_verify', subjectType: 'customer', subjectId: rootId, detail })
  })
}

function viewDue(ctx: Context, definition: FactDefinition | undefined, fact: DueRow): FactResource[] {
  if (definition === undefined) return []
  return [viewFact(ctx, definition, { ...fact, notedById: null, notedByName: null, notedAt: null })]
}
