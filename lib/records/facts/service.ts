import { AppError, invalidField } from '#lib/core/errors'
import { dayOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import { permit } from '#lib/platform/scope/scope'
import { findRoot } from '../record/of-customer.ts'
import type { FactDefinition } from './definition.ts'
import { infoClasses } from './definition.ts'
import type { FactGround, FactTest } from './filter.ts'
import { readFactParams } from './filter.ts'
import type { FactParams } from './param.ts'
import { findDefinition, listDefinitions, listKnown, listValues, noteFact } from './repository.ts'
import type { FactResource, FactsResource, PutFactInput } from './schema.ts'
import { readFact } from './value.ts'
import { viewDefinition, viewFact } from './view.ts'

/** Answers everything that is known of a customer, with what the keys mean, which keys are still empty, and the fill rate: known keys in use ÷ keys in use,
 * null where none is in use. Values of keys that are switched off show, and do not count. Throws `not_found` out of scope. */
export async function getFacts(ctx: Context, customer: RecordId): Promise<FactsResource> {
  const rootId = await rootOf(ctx, 'customer:read', customer)
  const definitions = await listDefinitions(ctx.db)
  const known = new Map((await listKnown(ctx.db, rootId)).map((fact) => [fact.key, fact]))
  const active = definitions.filter((definition) => definition.active)
  const fill = (among: typeof active) => {
    const count = among.filter((definition) => known.has(definition.key)).length
    return { known: count, keys: among.length, fill_rate: among.length === 0 ? null : count / among.length }
  }
  return {
    data: definitions.flatMap((definition) => {
      const fact = known.get(definition.key)
      return fact === undefined ? [] : [viewFact(ctx, definition, fact)]
    }),
    missing: active.filter((definition) => !known.has(definition.key)).map((definition) => viewDefinition(ctx, definition)),
    ...fill(active),
    by_class: infoClasses.map((infoClass) => ({
      info_class: infoClass,
      ...fill(active.filter((definition) => definition.infoClass === infoClass)),
    })),
  }
}

/** Answers the whole dictionary by key, switched off or not. */
export async function readDictionary(ctx: Context): Promise<ReadonlyMap<string, FactDefinition>> {
  return new Map((await listDefinitions(ctx.db)).map((definition) => [definition.key, definition]))
}

/** Answers what the parameters of a list that ask for facts are read by. */
export async function factGround(ctx: Context): Promise<FactGround> {
  return { dictionary: await readDictionary(ctx), currency: ctx.company.currency }
}

/** Reads what a list asks of facts. Throws `invalid_request` that names every parameter that asks for no key in use, or what cannot be asked of it. */
export async function readFactTests(ctx: Context, params: FactParams = {}): Promise<FactTest[]> {
  if (Object.keys(params).length === 0) return []
  const { tests, refused } = readFactParams(params, await factGround(ctx))
  if (refused.length > 0)
    throw new AppError('invalid_request', {}, { issues: refused.map(({ name, code }) => ({ name, code, params: {} })) })
  return tests
}

/** Answers the current values of some keys of customers that were found in scope, in one statement by their ids, each customer with those that are known. */
export async function readFactValues(
  ctx: Context,
  ids: readonly number[],
  keys: readonly string[],
): Promise<ReadonlyMap<number, Readonly<Record<string, unknown>>>> {
  return ids.length === 0 || keys.length === 0 ? new Map() : listValues(ctx.db, ids, keys)
}

/** Notes what became known of a customer: appended to the history and current from now on, in one transaction; null for what is no longer known. Throws
 * `not_found` out of scope or for a key that is not in use, `invalid_request` for a value that is not of the key's type. */
export async function putFact(ctx: Context, customer: RecordId, key: string, input: PutFactInput): Promise<FactResource> {
  const rootId = await rootOf(ctx, 'customer:update', customer)
  const definition = await findDefinition(ctx.db, key)
  if (definition === null || !definition.active) throw new AppError('not_found', {}, { detail: 'fact.key_unknown' })
  const value = input.value === null ? null : readFact(definition, input.value)
  const verifiedOn = input.verified_on ?? null
  if (verifiedOn !== null && verifiedOn > dayOf(ctx.now, ctx.company.timeZone)) throw invalidField('verified_on', 'in_the_future')
  const note = {
    key,
    value,
    infoClass: definition.infoClass,
    method: input.method ?? null,
    source: input.source ?? null,
    confidence: input.confidence ?? null,
    verifiedOn,
    notedById: ctx.actor.userId,
    notedAt: ctx.now,
  }
  await ctx.db.tx(async (db) => {
    const id = await noteFact(db, rootId, note)
    // What is known stands in the history, which is append-only itself.
    const detail = { key, note: id, ...(value === null ? { removed: true } : {}) }
    await audit({ ...ctx, db }, { action: 'customer.fact', subjectType: 'customer', subjectId: rootId, detail })
  })
  return viewFact(ctx, definition, { ...note, notedByName: ctx.actor.name })
}

async function rootOf(ctx: Context, permission: string, customer: RecordId): Promise<number> {
  const rootId = await findRoot(ctx.db, permit(ctx, permission), customer)
  if (rootId === null) throw new AppError('not_found', {})
  return rootId
}
