import { isDeepStrictEqual } from 'node:util'
import type { RunnableScheme } from './run-scheme.ts'

/**
 * Answers whether two sets of parameters of a scheme mean the same: both as its schema reads them, with its defaults for those that are left out, so that a run of before a parameter existed has the default of it. In what order
 * their names come does not matter. Parameters that the schema no longer takes are the same as none.
 */
export function sameParameters(
  { parameters: schema }: Pick<RunnableScheme, 'parameters'>,
  left: unknown,
  right: unknown,
): boolean {
  const [one, other] = [schema.safeParse(left ?? {}), schema.safeParse(right ?? {})]
  return one.success && other.success && isDeepStrictEqual(one.data, other.data)
}
