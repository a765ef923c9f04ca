import { z } from 'zod'
import { DEFAULT_LIMIT, MAX_LIMIT } from '#lib/core/page'
import type { ImportListQuery } from '#lib/platform/import/list'
import { importGroups } from '#lib/platform/import/list'
import { importKinds } from '#lib/records/import-kinds'

export const listPath = '/imports'

const groups = Object.keys(importGroups) as (keyof typeof importGroups)[]
const known = {
  kind: z.enum(importKinds.map((kind) => kind.id)),
  group: z.enum(groups),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_LIMIT)),
  cursor: z.string().max(4_000),
}

export interface ImportListState {
  query: ImportListQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
  isNarrowed: boolean
}

/** Reads the URL of the list of imports; what cannot be read is dropped. */
export function readImportList(given: Readonly<Record<string, string>>): ImportListState {
  const params: Record<string, string> = {}
  const values: Partial<ImportListQuery> = {}
  for (const [name, schema] of Object.entries(known)) {
    const parsed = schema.safeParse(given[name])
    if (!parsed.success) continue
    params[name] = given[name] ?? ''
    Object.assign(values, { [name]: parsed.data })
  }
  return {
    query: { limit: DEFAULT_LIMIT, ...values },
    params,
    isNarrowed: values.kind !== undefined || values.group !== undefined,
  }
}
