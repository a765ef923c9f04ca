import { z } from 'zod'
import { DEFAULT_LIMIT, MAX_LIMIT } from '#lib/core/page'
import { cadenceChannels } from '#lib/records/cadence/rhythm'
import type { CadenceQuery } from '#lib/records/cadence/service'
import { cadenceWindows } from '#lib/records/cadence/service'

export const cadencePath = '/today/cadence'

const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)

const known = {
  due: z.enum(cadenceWindows),
  channel: z.enum(cadenceChannels),
  owner: z.union([z.literal('me'), id]),
  outlet: id,
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_LIMIT)),
  cursor: z.string().max(4_000),
}

export interface CadenceState {
  query: CadenceQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
}

/** Reads the URL of the list of due contacts; what cannot be read is left out. */
export function readCadence(given: Readonly<Record<string, string>>): CadenceState {
  const params: Record<string, string> = {}
  const values: Record<string, unknown> = { limit: DEFAULT_LIMIT, due: 'today' }
  for (const [name, schema] of Object.entries(known)) {
    const parsed = schema.safeParse(given[name])
    if (!parsed.success || given[name] === undefined) continue
    params[name] = given[name]
    values[name] = parsed.data
  }
  return { query: values as unknown as CadenceQuery, params }
}
