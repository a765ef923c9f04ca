import type { Mask } from '../record/changes.ts'
import { consumerPersonal } from '../record/changes.ts'
import type { FieldChange } from './entry.ts'

type Change = readonly [from: unknown, to: unknown]

/** Columns that hold the id of somebody or something with a name. */
const refersTo: Readonly<Record<string, 'user' | 'outlet' | 'customer'>> = {
  owner_id: 'user',
  outlet_id: 'outlet',
  parent_id: 'customer',
  payer_id: 'customer',
  referrer_id: 'customer',
  customer_id: 'customer',
}

/** Lists the ids that changes refer to, so that their names can be read at once. */
export function namesIn(said: readonly { changes: Readonly<Record<string, Change>>; otherId: number | null }[]): {
  users: number[]
  outlets: number[]
  customers: number[]
} {
  const ids = { user: new Set<number>(), outlet: new Set<number>(), customer: new Set<number>() }
  for (const { changes, otherId } of said) {
    if (otherId !== null) ids.customer.add(otherId)
    for (const [field, values] of Object.entries(changes)) {
      const kind = refersTo[field]
      if (kind !== undefined) for (const value of values) if (typeof value === 'number') ids[kind].add(value)
    }
  }
  return { users: [...ids.user], outlets: [...ids.outlet], customers: [...ids.customer] }
}

/** Shows what a field was and became; ids as the names given under `user 1`, `outlet 2` and `customer 3`, null for a name that may not be known. */
export function showChange(field: string, [from, to]: Change, names: ReadonlyMap<string, string>): FieldChange {
  const kind = refersTo[field]
  const shown = (value: unknown) => (kind === undefined ? textOf(value) : (names.get(`${kind} ${String(value)}`) ?? null))
  return { field, from: shown(from), to: shown(to) }
}

/** Hides in a change what is personal of a consumer: it may have been a business when the change was noted. Hiding twice is hiding once. */
export function hidePersonal(field: string, [from, to]: Change): Change {
  const mask = (consumerPersonal as Readonly<Record<string, Mask>>)[field]
  const hidden = (value: unknown) => (mask !== undefined && typeof value === 'string' ? mask(value) : value)
  return [hidden(from), hidden(to)]
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(' · ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
