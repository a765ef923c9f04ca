import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import type { FactDefinition } from '../definition.ts'

type InfoClass = FactDefinition['infoClass']

/** Why a customer is to be checked: facts are due, too little is known, or either. */
export const checkReasons = ['any', 'due', 'incomplete'] as const
export type CheckReason = (typeof checkReasons)[number]

/** What makes a fact due and a customer incomplete, today. */
export interface CheckLimits {
  /** A fact of the class that was last verified before this day is due. */
  dueBefore: Readonly<Record<InfoClass, Day>>
  /** A customer of whom fewer keys in use are known is incomplete. */
  fewestKnown: number
  /** How many keys are in use. */
  keys: number
}

/** Answers the limits of a day: a fact is due once more days than its class allows have gone by since it was verified, not on the last of them. */
export function checkLimits(
  ageing: Readonly<Record<InfoClass, number>> & { complete_share: number },
  keys: number,
  today: Day,
): CheckLimits {
  return {
    dueBefore: {
      descriptive: addDays(today, -ageing.descriptive),
      behavioural: addDays(today, -ageing.behavioural),
      relational: addDays(today, -ageing.relational),
    },
    // 0.3 of 30 keys is 9, and 9.000000000000002 in binary fractions.
    fewestKnown: Math.ceil(Number((ageing.complete_share * keys).toFixed(6))),
    keys,
  }
}

/** Says whether a fact must be looked at again; one that was never verified must. */
export function isDue(infoClass: InfoClass, verifiedOn: Day | null, { dueBefore }: Pick<CheckLimits, 'dueBefore'>): boolean {
  return verifiedOn === null || verifiedOn < dueBefore[infoClass]
}
