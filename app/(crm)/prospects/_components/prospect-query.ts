import { z } from 'zod'
import { DEFAULT_LIMIT, MAX_LIMIT } from '#lib/core/page'
import type { ListProspectsQuery } from '#lib/records/opportunities/schema'
import { prospectSorts } from '#lib/records/opportunities/schema'
import { steps } from '#lib/records/opportunities/step'
import { relationshipStages } from '#lib/records/relationship/stage'

export const prospectsPath = '/prospects'

const known = {
  q: z.string().trim().min(1).max(100),
  step: z.enum(steps),
  owner: z.union([z.enum(['me', 'none']), z.string().regex(/^[1-9]\d{0,8}$/)]),
  first_contact: z.literal('late'),
  stage: z.enum(relationshipStages),
  sort: z.string().regex(new RegExp(`^-?(${prospectSorts.join('|')})$`)),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_LIMIT)),
  cursor: z.string().max(4_000),
}

export interface ProspectListState {
  query: ListProspectsQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
}

/** Reads the URL of the list of prospects; what cannot be read is left out. */
export function readProspectList(given: Readonly<Record<string, string>>): ProspectListState {
  const params: Record<string, string> = {}
  const values: Record<string, unknown> = { limit: DEFAULT_LIMIT, sort: 'next_touch' }
  for (const [name, schema] of Object.entries(known)) {
    const parsed = schema.safeParse(given[name])
    if (!parsed.success || given[name] === undefined) continue
    params[name] = given[name]
    values[name] = parsed.data
  }
  return { query: values as ListProspectsQuery, params }
}
