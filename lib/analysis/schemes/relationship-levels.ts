import { z } from 'zod'

/** How close a firm keeps to a customer, closest first: 伙伴式, 主动式, 负责式, 被动式, 基本式. Source: P. Kotler, Marketing Management; document 003. */
export const RELATIONSHIP_LEVELS = ['partnership', 'proactive', 'accountable', 'reactive', 'basic'] as const
export const relationshipLevel = z.enum(RELATIONSHIP_LEVELS)
export type RelationshipLevel = z.infer<typeof relationshipLevel>

/** Cuts of a margin rate, ascending and different; each is the least rate of the level above it. */
export function marginCuts<const Cuts extends readonly number[]>(initial: Cuts) {
  return z
    .array(z.number().min(-10).max(10))
    .length(initial.length)
    .refine((cuts) => cuts.every((cut, place) => place === 0 || cut > (cuts[place - 1] ?? cut)), {
      params: { code: 'cuts_do_not_ascend' },
    })
    .default([...initial])
}

/**
 * Answers margin ÷ revenue over the waybills of which both are known; null where nothing is known, or where there is no revenue to have a margin of. Both in minor
 * units.
 */
export function marginRate(marginMinor: number, knownRevenueMinor: number): number | null {
  return knownRevenueMinor > 0 ? marginMinor / knownRevenueMinor : null
}
