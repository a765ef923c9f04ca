import { AppError } from '#lib/core/errors'
import { maskCustomerName, maskName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import type { FactDefinition } from '../facts/definition.ts'
import { readDictionary } from '../facts/service.ts'
import { showFactValue, viewDefinition } from '../facts/view.ts'
import { mayTakeBack } from '../interactions/take-back.ts'
import { findRoot } from '../record/of-customer.ts'
import type { ChangeEntry, HappenedKind, TimelineEntry } from './entry.ts'
import { hidePersonal, namesIn, showChange } from './field-change.ts'
import type { TimelinePlace } from './place.ts'
import { rankOf } from './place.ts'
import type { ChangeRow, HappenedRow, HappenedSource } from './repository.ts'
import { listHappenedRows, listNamed } from './repository.ts'

/** Which sources a kind is read from, and what must be held to see each. */
const sourcesOf: Readonly<Record<HappenedKind, readonly [HappenedSource, permission: string][]>> = {
  interaction: [['interaction', 'interaction:read']],
  case: [
    ['case_opened', 'case:read'],
    ['case_resolved', 'case:read'],
  ],
  exception: [['waybill_exception', 'waybill:read']],
  survey: [['survey', 'survey:read']],
  approval: [
    ['approval_asked', 'approval:read'],
    ['approval_decided', 'approval:read'],
  ],
  development: [['development', 'customer:read']],
  task: [['task_done', 'task:read']],
  change: [
    ['change', 'customer:read'],
    ['contact_change', 'contact:read'],
    ['paper', 'customer:read'],
    ['collision', 'customer:read'],
    ['import', 'customer:read'],
  ],
}

export interface HappenedRequest {
  kinds: readonly HappenedKind[]
  /** The place that the page before ended with. */
  before: TimelinePlace | null
  limit: number
}

/**
 * Answers what happened with a customer and with those merged into it, the latest first: what was said, cases opened and resolved, waybills that went
 * wrong, answers to surveys, requests and what was decided on them, tasks done, the steps by which it was won or lost, papers taken in, claims ruled, and what was changed, by hand or by a file. Kinds that the actor may not read are left out. Names of persons are masked, a consumer's in changes too. Throws `not_found` out of scope.
 */
export async function listHappened(ctx: Context, customerId: number, request: HappenedRequest): Promise<TimelineEntry[]> {
  const scope = permit(ctx, 'customer:read')
  const rootId = await findRoot(ctx.db, scope, { id: customerId })
  if (rootId === null) throw new AppError('not_found', {})
  const scopes = new Map<HappenedSource, Scope>()
  for (const [source, permission] of request.kinds.flatMap((kind) => sourcesOf[kind])) {
    const reach = ctx.actor.permissions[permission]
    if (reach !== undefined) scopes.set(source, reach)
  }
  const rows = await listHappenedRows(ctx.db, { rootId, scopes, before: request.before, limit: request.limit })
  const words = await wordsFor(ctx, scope, rootId, rows)
  return rows.map((row) => ({ ...headOf(row), ...viewRow(ctx, row, words) }))
}

/** What rows are told with: names by kind and id, the dictionary of facts, and whether the customer is a person. */
interface Words {
  names: ReadonlyMap<string, string>
  facts: ReadonlyMap<string, FactDefinition>
  isPerson: boolean
}

async function wordsFor(ctx: Context, scope: Scope, rootId: number, rows: readonly HappenedRow[]): Promise<Words> {
  const changes = rows.flatMap((row) => (row.source === 'change' || row.source === 'contact_change' ? [row.said] : []))
  if (changes.length === 0) return { names: new Map(), facts: new Map(), isPerson: false }
  const ids = namesIn(changes)
  const [named, facts] = await Promise.all([
    listNamed(ctx.db, scope, { ...ids, customers: [...ids.customers, rootId] }),
    readDictionary(ctx),
  ])
  const names = named.map(({ kind, id, name }): [string, string] =>
    kind === 'user' || kind === 'outlet' ? [`${kind} ${id}`, name] : [`customer ${id}`, maskCustomerName(kind, name)],
  )
  return {
    names: new Map(names),
    facts,
    isPerson: named.some(({ kind, id }) => kind === 'consumer' && id === rootId),
  }
}

type Told<Entry> = Entry extends unknown ? Omit<Entry, 'place' | 'by'> : never

const headOf = (row: HappenedRow) => ({ place: { at: row.at, rank: rankOf(row.source), id: row.id }, by: row.by })

function viewRow(ctx: Context, row: HappenedRow, words: Words): Told<TimelineEntry> {
  switch (row.source) {
    case 'interaction': {
      const { userId, createdAt, contactName, contactTitle, ...said } = row.said
      const contact = contactName === null ? null : [maskName(contactName), contactTitle].filter(Boolean).join(' · ')
      return {
        kind: 'interaction',
        id: row.id,
        own: userId === ctx.actor.userId,
        fresh: mayTakeBack({ userId, createdAt }, ctx),
        ...said,
        contact,
      }
    }
    case 'case_opened':
      return { kind: 'case', id: row.id, what: 'opened', ...row.said }
    case 'case_resolved':
      return { kind: 'case', id: row.id, what: 'resolved', ...row.said }
    case 'task_done':
      return { kind: 'task', id: row.id, ...row.said }
    case 'survey':
      return { kind: 'survey', ...row.said }
    case 'waybill_exception':
      return { kind: 'exception', ...row.said }
    case 'approval_asked':
    case 'approval_decided':
      return { kind: 'approval', id: row.id, ...row.said }
    case 'development':
      return { kind: 'development', ...row.said }
    case 'paper':
      return {
        ...nothingMore,
        kind: 'change',
        action: 'paper.create',
        reason: null,
        fact: { label: row.said.type, value: row.said.title },
      }
    case 'collision':
      return {
        ...nothingMore,
        kind: 'change',
        action: `collision.${row.said.ruling}`,
        reason: row.said.reason,
        other: row.said.claimant,
      }
    case 'import':
      return { ...nothingMore, kind: 'change', action: 'customer.import', reason: null, file: row.said.fileName }
    case 'change':
    case 'contact_change':
      return viewChange(ctx, row, words)
  }
}

const nothingMore = { fields: [], fact: null, scheme: null, other: null, kept: [], file: null }

function viewChange(ctx: Context, row: ChangeRow, { names, facts, isPerson }: Words): Told<ChangeEntry> {
  const { action, reason, factKey, factValue, scheme, otherId, kept, changes } = row.said
  const hides = row.source === 'change' && isPerson
  const fields = Object.entries(changes).map(([field, change]) =>
    showChange(field, hides ? hidePersonal(field, change) : change, names),
  )
  const definition = factKey === null ? undefined : facts.get(factKey)
  const fact =
    definition === undefined
      ? null
      : { label: viewDefinition(ctx, definition).label, value: showFactValue(ctx, definition, factValue ?? null) }
  const other = otherId === null ? null : (names.get(`customer ${otherId}`) ?? null)
  return { ...nothingMore, kind: 'change', action, reason, fields, fact, scheme, other, kept }
}
