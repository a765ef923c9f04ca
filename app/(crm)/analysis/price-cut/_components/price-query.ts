import { z } from 'zod'
import type { ListParams } from '#components/table/list-url'
import type { PriceCutInput } from '#lib/analysis/price-cut/schema'
import { LIKENESSES, MOST_CHANGE, USUAL_LIKENESS } from '#lib/analysis/price-cut/schema'
import { readUrl, urlId } from '#lib/platform/list/url-query'

export const pricePath = '/analysis/price-cut'

const HUNDRED = 100
/** A customer that asks for less asks for about this. */
const usualPercent = '-5'

const likeness = z.enum(LIKENESSES)
const percent = z
  .string()
  .regex(/^-?\d{1,2}(\.\d{1,2})?$/)
  .transform((text) => Number(text) / HUNDRED)
  .pipe(z.number().min(-MOST_CHANGE).max(MOST_CHANGE))

export interface PriceState {
  /** The parameters that hold. */
  params: ListParams
  /** What is asked; null without a customer. */
  asked: PriceCutInput | null
  /** The change in percent, as it was typed. */
  percent: string
  like: PriceCutInput['like']
  /** Names of parameters that were left out. */
  dropped: string[]
}

/** Reads customer and assumptions out of the URL; what cannot be read is left out by name. */
export function readPriceState(given: ListParams): PriceState {
  const { params, dropped } = readUrl({ customer: urlId, change: percent, like: likeness }, given)
  const typed = params['change'] ?? usualPercent
  const like = likeness.catch(USUAL_LIKENESS).parse(params['like'])
  const customer = params['customer']
  const asked = customer === undefined ? null : { customer, change: percent.parse(typed), like }
  return { params, asked, percent: typed, like, dropped }
}
