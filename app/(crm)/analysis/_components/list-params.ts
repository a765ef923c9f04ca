import { z } from 'zod'
import { DEFAULT_LIMIT, MAX_LIMIT } from '#lib/core/page'

const limit = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(MAX_LIMIT))
  .catch(DEFAULT_LIMIT)

/** Reads size and place of a list from its URL; a size that is none takes the usual one. */
export function readPlace(params: Readonly<Record<string, string>>): { limit: number; cursor: string | undefined } {
  return { limit: limit.parse(params['limit']), cursor: params['cursor'] }
}
