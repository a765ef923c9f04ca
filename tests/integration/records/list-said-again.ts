import type { Scope } from '#lib/platform/scope/scope'
import type { CustomerListQuery } from '#lib/records/customers/list'
import { searchTextOf } from '#lib/records/customers/search-text'
import type { customerSorts } from '#lib/records/customers/sorts'
import type { Made } from './listed-customers.ts'

// What a list must hold is said a second time here, plainly and over all customers in memory.

/** Whether a reader of a scope sees a customer. */
export function inScope(scope: Scope, one: Made): boolean {
  if (scope.kind === 'all') return true
  if (one.ownerId !== null && scope.ownerIds.includes(one.ownerId)) return true
  if (one.outletId !== null && scope.outletIds.includes(one.outletId)) return true
  return scope.collaboratorId !== null && one.along.includes(scope.collaboratorId)
}

/** Whether a customer is what somebody asks the list for. */
export function matches(query: CustomerListQuery, one: Made, userId: number): boolean {
  const { owner } = query
  const begins =
    one.region !== null &&
    (query.region_code === '330000'
      ? one.region.startsWith('33')
      : query.region_code === '330200'
        ? one.region.startsWith('3302')
        : one.region === query.region_code)
  const due = { overdue: '2026-06-15', today: '2026-06-16', week: '2026-06-23', month: '2026-07-16' }
  return (
    one.archived === (query.archived ?? false) &&
    (query.kind === undefined || one.kind === query.kind) &&
    (query.abc === undefined || (one.abcByHand ?? one.abc ?? 'none') === query.abc) &&
    // As of 14 June 2026, the last day that is over; 180 days before it is 16 December 2025.
    (query.churned === undefined || (one.shipped !== null && one.shipped < '2025-12-16') === query.churned) &&
    (query.tag === undefined || one.tags.includes(query.tag)) &&
    (query.region_code === undefined || begins) &&
    (owner === undefined ||
      one.ownerId === (owner === 'me' ? userId : owner === 'none' ? null : 'id' in owner ? owner.id : -1)) &&
    (query.next_touch === undefined ||
      (query.next_touch === 'none' ? one.touch === null : one.touch !== null && one.touch < due[query.next_touch])) &&
    (query.created_from === undefined || one.created >= Date.parse(`${query.created_from}T00:00:00+08:00`)) &&
    (query.created_to === undefined || one.created < Date.parse(`${query.created_to}T00:00:00+08:00`)) &&
    (query.q === undefined || holds(query.q, one))
  )
}

/** Whether a customer is found by what is searched for. */
export function holds(q: string, one: Made): boolean {
  const line = q.toLowerCase()
  if ([...line].length === 1) return one.name.toLowerCase().startsWith(line)
  return [
    searchTextOf(one.name, one.externalId),
    searchTextOf(one.contact, null),
    ...one.members.map((name) => searchTextOf(name, null)),
  ].some((text) => text.split('\n').some((part) => part.includes(line) || spelledSo(part, line)))
}

/** Whether a line of pinyin goes on so from one of its syllables. */
function spelledSo(part: string, line: string): boolean {
  const syllables = /^[A-Z]/.test(part) ? part.toLowerCase().split(' ') : []
  return syllables.some((_syllable, i) => syllables.slice(i).join('').startsWith(line.replaceAll(/[ ']/g, '')))
}

const far = { value: -Infinity, shipped: '', touch: '9', ratio: -1 }
const keyOf = {
  value: (one: Made) => one.value ?? far.value,
  last_shipping: (one: Made) => one.shipped ?? far.shipped,
  next_touch: (one: Made) => one.touch ?? far.touch,
  dormancy: (one: Made) => one.ratio ?? far.ratio,
  created: (one: Made) => one.created,
}
const collator = new Intl.Collator('zh-u-co-pinyin')

/** The ids of customers in the order of a list. */
export function inOrder(list: Made[], sort: (typeof customerSorts)[number], falling: boolean): number[] {
  const compare = (a: Made, b: Made) => {
    if (sort === 'name') return collator.compare(a.name, b.name) || a.id - b.id
    const [left, right] = [keyOf[sort](a), keyOf[sort](b)]
    return left < right ? -1 : left > right ? 1 : a.id - b.id
  }
  return [...list].sort(falling ? (a, b) => compare(b, a) : compare).map((one) => one.id)
}
