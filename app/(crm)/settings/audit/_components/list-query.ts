import { z } from 'zod'
import { isDay } from '#lib/core/day'
import { DEFAULT_LIMIT, MAX_LIMIT } from '#lib/core/page'
import type { AuditQuery } from '#lib/platform/audit/audit-list'
import { auditSubjects } from '#lib/platform/audit/audit-list'
import { queryText } from '#lib/platform/list/list-query'

export const listPath = '/settings/audit'

const known = {
  actor: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
  action: z.string().regex(/^[a-z_]{1,40}\.[a-z_]{1,40}$/),
  type: z.enum(auditSubjects),
  q: queryText(100),
  from: z.string().refine((text) => isDay(text) && text < '9999-12-31'),
  to: z.string().refine((text) => isDay(text) && text < '9999-12-31'),
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_LIMIT)),
  cursor: z.string().max(4_000),
}

export interface AuditListState {
  query: AuditQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
}

type Read = Partial<Pick<AuditQuery, 'actor' | 'action' | 'from' | 'to' | 'limit' | 'cursor'>> & { type?: string; q?: string }

/** Reads the URL of the audit; what cannot be read is left out. */
export function readAuditList(given: Readonly<Record<string, string>>): AuditListState {
  const params: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(known)) {
    const parsed = given[name] === undefined ? undefined : schema.safeParse(given[name])
    if (parsed?.success !== true) continue
    params[name] = given[name] ?? ''
    values[name] = parsed.data
  }
  const { type, q, limit = DEFAULT_LIMIT, ...rest } = values as Read
  return { query: { ...rest, limit, subjectType: type, subjectId: q?.trim() }, params }
}
