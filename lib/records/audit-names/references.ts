/** What an event of the audit may name by its number, and has a name that people know. */
export const NAMED = ['user', 'outlet', 'customer', 'case'] as const
export type Named = (typeof NAMED)[number]

/** What an event holds that may name something. */
export interface Noted {
  subjectType: string | null
  subjectId: string | null
  detail: Readonly<Record<string, unknown>>
}

/** Of a list so many are named; the others are counted. */
export const LISTED_AT_MOST = 5

/** Fields that hold the number of something, or several, whatever the event is about. */
const everywhere: Readonly<Record<string, Named>> = {
  owner_id: 'user',
  manager_id: 'user',
  keeper_id: 'user',
  assignee_id: 'user',
  requester_id: 'user',
  for_id: 'user',
  delegate_id: 'user',
  user_id: 'user',
  created_by_id: 'user',
  collaborator: 'user',
  deciders: 'user',
  outlet_id: 'outlet',
  liable_outlet_id: 'outlet',
  asked_outlet_id: 'outlet',
  asked_outlet_ids: 'outlet',
  customer_id: 'customer',
  payer_id: 'customer',
  referrer_id: 'customer',
  survivor_id: 'customer',
  merged_id: 'customer',
  complaint_id: 'case',
  case_id: 'case',
}

const ofSubject: Readonly<Record<string, Readonly<Record<string, Named>>>> = {
  outlet: { parent_id: 'outlet' },
  customer: { parent_id: 'customer', customers: 'customer' },
}

/** Answers what the numbers in a field of an event name; null where they name nothing that has a name, or are a count. */
export function namedIn(subjectType: string | null, field: string, value: unknown): Named | null {
  if (field === 'customers' && !Array.isArray(value)) return null
  const own = subjectType === null ? undefined : ofSubject[subjectType]
  return (own !== undefined && Object.hasOwn(own, field) ? own[field] : undefined) ?? everywhereIn(field)
}

function everywhereIn(field: string): Named | null {
  return Object.hasOwn(everywhere, field) ? (everywhere[field] ?? null) : null
}

const NUMBER = /^[1-9]\d{0,8}$/
const REFERENCE = /^(user|outlet|customer|case):([1-9]\d{0,8})$/

/** Answers the number of something that stands alone, as a number or as text; null for anything else. */
export function idOf(value: unknown): number | null {
  return (typeof value === 'number' || typeof value === 'string') && NUMBER.test(String(value)) ? Number(value) : null
}

/** Reads something that is named with what it is, such as `case:12`. */
export function referenceIn(value: unknown): { named: Named; id: number } | null {
  const [, named, id] = (typeof value === 'string' ? REFERENCE.exec(value) : null) ?? []
  return named === undefined ? null : { named: named as Named, id: Number(id) }
}

/** Answers the place of a role that somebody holds; null for what is none. */
export function heldRole(value: unknown): { role: string; outletId: number } | null {
  if (typeof value !== 'object' || value === null || !('role' in value) || !('outletId' in value)) return null
  const outletId = idOf(value.outletId)
  return typeof value.role === 'string' && outletId !== null ? { role: value.role, outletId } : null
}

/** Collects the numbers that some events name, by what they are, each once. */
export function referencesOf(rows: readonly Noted[]): Record<Named, number[]> {
  const found: Record<Named, Set<number>> = { user: new Set(), outlet: new Set(), customer: new Set(), case: new Set() }
  const add = (named: Named | null | undefined, id: number | null) => {
    if (named !== null && named !== undefined && id !== null) found[named].add(id)
  }
  const look = (named: Named | null, value: unknown): void => {
    if (Array.isArray(value)) for (const each of value.slice(0, LISTED_AT_MOST)) look(named, each)
    const reference = referenceIn(value)
    add(named, idOf(value))
    add(reference?.named, reference?.id ?? null)
    add('outlet', heldRole(value)?.outletId ?? null)
  }
  for (const { subjectType, subjectId, detail } of rows) {
    add(
      NAMED.find((named) => named === subjectType),
      idOf(subjectId),
    )
    for (const [field, value] of Object.entries(detail)) look(namedIn(subjectType, field, value), value)
  }
  return { user: [...found.user], outlet: [...found.outlet], customer: [...found.customer], case: [...found.case] }
}
