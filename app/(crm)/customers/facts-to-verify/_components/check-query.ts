import { z } from 'zod'
import { MAX_LIMIT } from '#lib/core/page'
import { checkReasons } from '#lib/records/facts/check/ageing'
import type { CheckQuery } from '#lib/records/facts/check/service'

export const checkPath = '/customers/facts-to-verify'

/** Each row holds several facts: fewer customers than in other lists fill a page. */
const usualRows = 25

const known = {
  reason: z.enum(checkReasons),
  mine: z.literal('true'),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_LIMIT)),
  cursor: z.string().max(4_000),
}

export interface CheckListState {
  query: CheckQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
}

/** Reads the URL of the list; what cannot be read is left out. */
export function readCheckList(given: Readonly<Record<string, string>>): CheckListState {
  const read = z.object({
    reason: known.reason.catch('any'),
    mine: known.mine.optional().catch(undefined),
    limit: known.limit.catch(usualRows),
    cursor: known.cursor.optional().catch(undefined),
  })
  const { reason, mine, limit, cursor } = read.parse(given)
  const params = Object.fromEntries(
    Object.entries(known).flatMap(([name, type]) => {
      const value = given[name]
      return value !== undefined && type.safeParse(value).success ? [[name, value]] : []
    }),
  )
  return { query: { reason, mine: mine !== undefined, limit, cursor }, params }
}
