import { z } from 'zod'
import { isDay } from '#lib/core/day'
import { DEFAULT_LIMIT } from '#lib/core/page'
import type { AuditQuery, AuditSearch } from '#lib/platform/audit/audit-list'
import { auditSubjects } from '#lib/platform/audit/audit-list'
import { queryText } from '#lib/platform/list/list-query'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlNumber, urlPlace } from '#lib/platform/list/url-query'

export const listPath = '/settings/audit'

const known = {
  actor: urlNumber,
  action: z.string().regex(/^[a-z_]{1,40}\.[a-z_]{1,40}$/),
  type: z.enum(auditSubjects),
  q: queryText(100),
  from: z.string().refine((text) => isDay(text) && text < '9999-12-31'),
  to: z.string().refine((text) => isDay(text) && text < '9999-12-31'),
  ...urlPlace,
} satisfies UrlParams

export interface AuditListState {
  query: AuditQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
}

type Read = Partial<Pick<AuditQuery, 'actor' | 'action' | 'from' | 'to' | 'limit' | 'cursor'>> & { type?: string; q?: string }

/** Reads the URL of the audit; what cannot be read is left out. `named` answers the actions and the record that the reader's words name. */
export function readAuditList(
  given: Readonly<Record<string, string>>,
  named: (text: string) => Omit<AuditSearch, 'text'>,
): AuditListState {
  const { params, values } = readUrl(known, given)
  const { type, q, limit = DEFAULT_LIMIT, ...rest } = values as Read
  const text = q?.trim() ?? ''
  const search = text === '' ? undefined : { text, ...named(text) }
  return { query: { ...rest, limit, subjectType: type, search }, params }
}
