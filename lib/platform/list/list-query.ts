import { z } from 'zod'
import { DEFAULT_LIMIT, MAX_LIMIT } from '#lib/core/page'
import { textProblem } from '#lib/core/text'

const tooMany = { error: 'out_of_range' }

/** `limit` of a list as it stands in a query string: 1 to 200, 50 when absent. */
const limit = z
  .string()
  .regex(/^\d{1,6}$/)
  .meta({ type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT })
  .transform(Number)
  .pipe(z.number().int().min(1, tooMany).max(MAX_LIMIT, tooMany))
  .default(DEFAULT_LIMIT)

/** A short text of a query string that PostgreSQL can take. */
export const queryText = (maxCharacters = 200) =>
  z
    .string()
    .meta({ maxLength: maxCharacters })
    .superRefine((text, refinement) => {
      const code = textProblem(text, maxCharacters)
      if (code !== null) refinement.addIssue({ code: 'custom', params: { code } })
    })
    .transform((text) => text.normalize('NFC'))

/** The parameters that every list takes; `sorts` is its closed list of sort keys, the first one the default. */
export function listQuery<const Sorts extends readonly [string, ...string[]]>(
  sorts: Sorts,
  fallback: Sorts[number] | `-${Sorts[number]}`,
) {
  const falling = sorts.map((name): `-${Sorts[number]}` => `-${name}`)
  return {
    limit,
    cursor: z.string().max(4_000).optional(),
    sort: z.enum([...sorts, ...falling]).default(fallback as never),
  }
}

/** Takes a `sort` apart into its key and its direction. */
export function readSort<Key extends string>(sort: Key | `-${Key}`): { key: Key; falling: boolean } {
  const falling = sort.startsWith('-')
  return { key: (falling ? sort.slice(1) : sort) as Key, falling }
}
