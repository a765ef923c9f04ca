import { z } from 'zod'
import { isDay } from '#lib/core/day'
import { MAX_LIMIT } from '#lib/core/page'
import type { UrlName } from '#lib/core/url-names'
import type { RecordId } from '../http/record-id.ts'
import { readSort } from './list-query.ts'
import type { UrlParams } from './url-names.ts'

/** An id as a screen's URL names it: digits only. */
export const urlId = z.string().regex(/^[1-9]\d{0,8}$/)

/** The same as a number. */
export const urlNumber = urlId.transform(Number)

/** The same as what a service looks up. */
export const urlRecordId = urlId.transform((value): RecordId => ({ id: Number(value) }))

/** A day of the calendar. */
export const urlDay = z.string().refine(isDay)

/** One of a list's sort keys, with a minus before it when it falls. */
export function urlSort<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) {
  return z
    .string()
    .transform((value) => readSort(value))
    .transform(({ key, falling }) => ({ sort: key, falling }))
    .pipe(z.object({ sort: z.enum(sorts), falling: z.boolean() }))
}

/** How much of a list is shown, and from where on. */
export const urlPlace = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(MAX_LIMIT)),
  cursor: z.string().max(4_000),
} satisfies UrlParams

/** Parameters that others put into links, such as mail programs. They are no filters of ours and nobody is told. */
const foreign = /^(utm_|fbclid$|_rsc$)/

export interface UrlQuery {
  /** The parameters that hold, as they stand in the URL. */
  params: Record<string, string>
  /** What they mean. */
  values: Record<string, unknown>
  /** Names of parameters that are unknown, or whose value is: they are left out, and the reader may be told. */
  dropped: string[]
}

/** Reads the URL of a screen by what it may name. What cannot be read is dropped by name, so that an old saved link still opens. */
export function readUrl(known: UrlParams, given: Readonly<Record<string, string>>): UrlQuery {
  const read: UrlQuery = { params: {}, values: {}, dropped: [] }
  for (const [name, value] of Object.entries(given)) {
    const parsed = Object.hasOwn(known, name) ? known[name as UrlName]?.safeParse(value) : undefined
    if (parsed?.success === true) {
      read.params[name] = value
      read.values[name] = parsed.data
    } else if (!foreign.test(name)) read.dropped.push(name)
  }
  return read
}
