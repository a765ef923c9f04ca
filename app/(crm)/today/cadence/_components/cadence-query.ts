import { z } from 'zod'
import { DEFAULT_LIMIT } from '#lib/core/page'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlNumber, urlPlace } from '#lib/platform/list/url-query'
import { cadenceChannels } from '#lib/records/cadence/rhythm'
import type { CadenceQuery } from '#lib/records/cadence/service'
import { cadenceWindows } from '#lib/records/cadence/service'

export const cadencePath = '/today/cadence'

const known = {
  due: z.enum(cadenceWindows),
  channel: z.enum(cadenceChannels),
  owner: z.union([z.literal('me'), urlNumber]),
  outlet: urlNumber,
  ...urlPlace,
} satisfies UrlParams

export interface CadenceState {
  query: CadenceQuery
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
}

/** Reads the URL of the list of due contacts; what cannot be read is left out. */
export function readCadence(given: Readonly<Record<string, string>>): CadenceState {
  const { params, values: read } = readUrl(known, given)
  const values = { limit: DEFAULT_LIMIT, due: 'today', ...read }
  return { query: values as unknown as CadenceQuery, params }
}
