import { getFormatter, getTranslations } from 'next-intl/server'
import { wordOf } from '#components/crm/waybill-words'
import { isAppError } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { getOutlet } from '#lib/platform/org/outlets'
import { getCustomer } from '#lib/records/customers/service'
import type { FilterName, WaybillListState } from './list-query.ts'

/** A filter in the reader's words; first and last day are one. */
export interface FilterWords {
  name: Exclude<FilterName, 'from' | 'through'> | 'days'
  label: string
  value: string
}

/** Answers the filters that hold, in words. */
export async function filterWords(ctx: Context, state: WaybillListState): Promise<FilterWords[]> {
  const [t, regions, format] = await Promise.all([getTranslations('waybills'), getTranslations('provinces'), getFormatter()])
  const { query } = state
  const { from, through, destination, product, outlet, customer, issue, status } = query
  const day = (text: string) => format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  const days = () => {
    if (from !== undefined && through !== undefined) return t('days.span', { first: day(from), last: day(through) })
    if (from !== undefined) return t('days.since', { first: day(from) })
    return through === undefined ? null : t('days.until', { last: day(through) })
  }
  const region = (code: string) =>
    /^\d{2}0000$/.test(code) && regions.has(code.slice(0, 2) as '11') ? regions(code.slice(0, 2) as '11') : code
  const words: { name: FilterWords['name']; label: string; value: string | null }[] = [
    { name: 'days', label: t('days.label'), value: days() },
    { name: 'issue', label: t('issue.label'), value: issue === undefined ? null : t(`issue.${issue}`) },
    { name: 'status', label: t('group.label'), value: status === undefined ? null : t(`group.${status}`) },
    { name: 'product', label: t('product.label'), value: product === undefined ? null : wordOf(t, 'product', product) },
    { name: 'destination', label: t('destination.label'), value: destination === undefined ? null : region(destination) },
    {
      name: 'outlet',
      label: t('outlet.label'),
      value: outlet === undefined ? null : await nameOr(getOutlet(ctx, outlet), t('outlet.unknown')),
    },
    {
      name: 'customer',
      label: t('customer.label'),
      value: customer === undefined ? null : await nameOr(getCustomer(ctx, customer), t('customer.unknown')),
    },
  ]
  return words.flatMap(({ value, ...each }) => (value === null ? [] : [{ ...each, value }]))
}

/** A customer or an outlet that the reader may not see has no name here; the filter holds all the same. */
async function nameOr(found: Promise<{ name: string }>, otherwise: string): Promise<string> {
  try {
    return (await found).name
  } catch (error) {
    if (isAppError(error, 'not_found') || isAppError(error, 'forbidden')) return otherwise
    throw error
  }
}
