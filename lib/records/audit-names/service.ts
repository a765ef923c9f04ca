import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { namesOfOutlets } from '#lib/platform/org/outlets'
import { namesOfUsers } from '#lib/platform/org/users'
import { mayEver } from '#lib/platform/scope/scope'
import { caseNumber } from '../cases/case.ts'
import type { Named, Noted } from './references.ts'
import { referencesOf } from './references.ts'
import { casesWithin, findCustomers } from './repository.ts'

/** What something is called, and where the reader may look at it; null where not. */
export interface KnownName {
  text: string
  href: string | null
}

/** The names of what events name by number; what is missing the reader does not see, or is no more. */
export type AuditNames = Readonly<Record<Named, ReadonlyMap<number, KnownName>>>

/** Answers what people, outlets, customers and cases are called that some events name, as far as each lies in the reader's scope, consumers masked. The number of a case is no secret: one out of scope has
 * it too, and no way there. */
export async function nameAudited(ctx: Context, rows: readonly Noted[]): Promise<AuditNames> {
  const found = referencesOf(rows)
  const [user, outlet, customer, cases] = await Promise.all([
    namesOfUsers(ctx, found.user),
    namesOfOutlets(ctx, found.outlet),
    namesOfCustomers(ctx, found.customer),
    openCases(ctx, found.case),
  ])
  const linked = (names: ReadonlyMap<number, string>, page: string | null) =>
    new Map([...names].map(([id, text]) => [id, { text, href: page === null ? null : `${page}/${id}` }]))
  return {
    user: linked(user, mayEver(ctx, 'user:manage') ? '/settings/users' : null),
    outlet: linked(outlet, mayEver(ctx, 'outlet:manage') ? '/settings/outlets' : null),
    customer: linked(customer, '/customers'),
    case: new Map(found.case.map((id) => [id, { text: caseNumber(id), href: cases.has(id) ? `/cases/${id}` : null }])),
  }
}

async function namesOfCustomers(ctx: Context, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const scope = ctx.actor.permissions['customer:read']
  if (scope === undefined || ids.length === 0) return new Map()
  const rows = await findCustomers(ctx.db, scope, ids)
  return new Map(rows.map(({ id, name, kind }) => [id, maskCustomerName(kind, name)]))
}

async function openCases(ctx: Context, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const scope = ctx.actor.permissions['case:read']
  return scope === undefined || ids.length === 0 ? new Set() : casesWithin(ctx.db, scope, ids)
}
