/** The rhythms by which customers are contacted, the closest first. */
export const rhythms = ['ka', 'a', 'b', 'c'] as const
export type Rhythm = (typeof rhythms)[number]

/** Why a contact is due: by the rhythm of the class, by the first days of a new customer, or because it has gone quiet. */
export const cadenceReasons = ['rhythm', 'new', 'drowsy', 'half_asleep', 'asleep'] as const
export type CadenceReason = (typeof cadenceReasons)[number]

/** The ways of contact that have a rhythm: calls, visits, meetings of the managements (高层拜访) and reviews of the business (QBR). */
export const cadenceChannels = ['call', 'visit', 'executive', 'review'] as const
export type CadenceChannel = (typeof cadenceChannels)[number]

/** What the company has set, in days; 0 is never. */
export interface CadenceValues {
  ka_call: number
  ka_visit: number
  ka_executive: number
  ka_review: number
  a_call: number
  a_visit: number
  a_executive: number
  a_review: number
  b_call: number
  b_visit: number
  c_call: number
  c_visit: number
  new_first: number
  new_second: number
  new_third: number
  new_fourth: number
  drowsy_call: number
  half_asleep_call: number
  half_asleep_visit: number
  asleep_call: number
}

/** The rule as a table: for each rhythm, each day of a new customer and each state of quiet the days until a call and until a visit, and for each rhythm until the
 * managements meet and the business is gone through together; null is never. */
export interface CadencePlan {
  rhythms: ({ key: Rhythm } & Record<CadenceChannel, number | null>)[]
  /** Days after the first shipment, rising. */
  newDays: number[]
  quiet: { key: 'drowsy' | 'half_asleep' | 'asleep'; call: number | null; visit: number | null }[]
}

const orNever = (days: number): number | null => (days === 0 ? null : days)

/** Makes the plan of contacts out of what the company has set. */
export function cadencePlanOf(values: CadenceValues): CadencePlan {
  const newDays = [values.new_first, values.new_second, values.new_third, values.new_fourth].filter((days) => days > 0)
  return {
    rhythms: rhythms.map((key) => ({
      key,
      call: orNever(values[`${key}_call`]),
      visit: orNever(values[`${key}_visit`]),
      executive: key === 'ka' || key === 'a' ? orNever(values[`${key}_executive`]) : null,
      review: key === 'ka' || key === 'a' ? orNever(values[`${key}_review`]) : null,
    })),
    newDays: [...new Set(newDays)].sort((left, right) => left - right),
    quiet: [
      { key: 'drowsy', call: orNever(values.drowsy_call), visit: null },
      { key: 'half_asleep', call: orNever(values.half_asleep_call), visit: orNever(values.half_asleep_visit) },
      { key: 'asleep', call: orNever(values.asleep_call), visit: null },
    ],
  }
}
