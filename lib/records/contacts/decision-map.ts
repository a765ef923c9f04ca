import type { ContactResource } from './schema.ts'
import { decisionRoles } from './schema.ts'

type Role = (typeof decisionRoles)[number]
type Attitude = NonNullable<ContactResource['attitude']>

/** How those who play a part stand: `divided` where the weightiest of them differ, `unclear` where nobody's attitude is known. */
export const stands = ['supportive', 'neutral', 'opposed', 'divided', 'unclear'] as const
type Stand = (typeof stands)[number]

/** Who decides at a firm, and how they stand. */
export interface DecisionMap {
  /** Parts that somebody plays, by how they stand. */
  known: { stand: Stand; roles: Role[] }[]
  /** Parts that nobody is known to play. */
  missing: Role[]
}

type Person = Pick<ContactResource, 'decision_role' | 'influence' | 'attitude'>

/** An opinion whose weight nobody noted counts as one of medium weight. */
const weights = { high: 3, medium: 2, low: 1 } as const

/** Answers how each part in a firm's decisions stands towards us, and which parts are still unknown: where several contacts play one part, those of the
 * greatest influence among those whose attitude is known speak for it. With `whole` false, when there are more contacts than these, no part is called
 * missing. Null while nobody's part is known. */
export function decisionMap(contacts: readonly Person[], whole: boolean): DecisionMap | null {
  const played = decisionRoles.filter((role) => contacts.some((contact) => contact.decision_role === role))
  if (played.length === 0) return null
  const standOf = new Map(played.map((role) => [role, standOfAll(contacts.filter((contact) => contact.decision_role === role))]))
  return {
    known: stands
      .map((stand) => ({ stand, roles: played.filter((role) => standOf.get(role) === stand) }))
      .filter(({ roles }) => roles.length > 0),
    missing: whole ? decisionRoles.filter((role) => !played.includes(role)) : [],
  }
}

function standOfAll(people: readonly Person[]): Stand {
  const heard = people.flatMap(({ attitude, influence }) =>
    attitude === null ? [] : [{ attitude, weight: weights[influence ?? 'medium'] }],
  )
  const most = Math.max(0, ...heard.map(({ weight }) => weight))
  const voices = new Set<Attitude>(heard.filter(({ weight }) => weight === most).map(({ attitude }) => attitude))
  if (voices.size > 1) return 'divided'
  const [voice] = voices
  return voice ?? 'unclear'
}
