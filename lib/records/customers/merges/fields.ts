import type { MergeableField } from '../schema.ts'

/** Columns of the fields that a merge may take from either customer. */
export const columnOf: Readonly<Record<MergeableField, string>> = {
  name: 'name',
  kind: 'kind',
  lifecycle: 'lifecycle',
  industry: 'industry',
  region_code: 'region_code',
  address: 'address',
  phone: 'phone',
  credit_code: 'credit_code',
  credit_grade: 'credit_grade',
  owner_email: 'owner_id',
  outlet_code: 'outlet_id',
  source: 'source',
  referrer_external_id: 'referrer_id',
  customer_since: 'customer_since',
  parent_external_id: 'parent_id',
  payer_id: 'payer_id',
  annual_marketing_cost_minor: 'annual_marketing_cost_minor',
  tags: 'tags',
  next_touch_on: 'next_touch_on',
}

/** A row of `customer` as jsonb has it. */
export type RawCustomer = Readonly<Record<string, unknown>>

/** Answers the columns, and their values, that a survivor takes over; one that has the same value already is not among them. */
export function takenOver(
  survivor: RawCustomer,
  merged: RawCustomer,
  choices: Partial<Record<MergeableField, 'survivor' | 'merged' | undefined>>,
): Record<string, unknown> {
  const taken: Record<string, unknown> = {}
  for (const [field, side] of Object.entries(choices) as [MergeableField, string | undefined][]) {
    const column = columnOf[field]
    if (side === 'merged' && !isSame(survivor[column], merged[column])) taken[column] = merged[column] ?? null
  }
  // Nobody is his own parent, payer or referrer: what pointed at the other would now point at itself.
  for (const column of ['parent_id', 'payer_id', 'referrer_id']) {
    const points = Object.hasOwn(taken, column) ? taken[column] : survivor[column]
    if (points === merged.id || points === survivor.id) taken[column] = null
  }
  return taken
}

/** Answers what an undo gives back: the columns that are still as the merge left them, and the fields that were changed since. */
export function givenBack(
  now: RawCustomer,
  before: RawCustomer,
  after: RawCustomer,
): { restored: Record<string, unknown>; kept: MergeableField[] } {
  const restored: Record<string, unknown> = {}
  const kept: MergeableField[] = []
  for (const [field, column] of Object.entries(columnOf) as [MergeableField, string][]) {
    if (!Object.hasOwn(after, column)) continue
    if (isSame(now[column], after[column])) restored[column] = before[column] ?? null
    else kept.push(field)
  }
  return { restored, kept }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
