import { getFormatter, getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { LookedUp } from '#lib/records/waybills/lookup'
import type { WaybillView } from '#lib/records/waybills/view'
import { durationWords } from '../../_components/duration.ts'
import { waybillHref } from '../../_components/href.ts'
import { issueWords, statusTones } from '../../_components/issue-words.ts'
import { promiseWords } from '../../_components/promise-words.ts'

/** A waybill that was looked up, in the reader's words. */
export interface LookupRow {
  number: string
  href: string
  status: string
  tone: string
  marks: string[]
  promise: string
  promiseTone: string
  lastEvent: string
  promised: string
  customer: string
  /** Null for whoever may not open customers. */
  customerHref: string | null
}

export interface LookupTable {
  rows: LookupRow[]
  /** Numbers that are not there, or not within reach. */
  missing: string[]
}

/** Puts what was looked up into the reader's words, in the order of the numbers. */
export async function tableOf(ctx: Context, found: readonly LookedUp[]): Promise<LookupTable> {
  const [t, format] = await Promise.all([getTranslations('waybills'), getFormatter()])
  const duration = durationWords(t, format)
  const moment = (at: Date | null) => (at === null ? '' : format.dateTime(at, { dateStyle: 'short', timeStyle: 'short' }))
  const opensCustomers = mayEver(ctx, 'customer:read')
  const rowOf = (waybill: WaybillView): LookupRow => {
    const promise = promiseWords(t, duration, waybill, ctx.now)
    return {
      number: waybill.waybillNo,
      href: waybillHref(waybill.waybillNo),
      status: t(`status.${waybill.status}`),
      tone: statusTones[waybill.status],
      marks: issueWords(t, duration, waybill),
      promise: promise.text,
      promiseTone: promise.tone,
      lastEvent: [moment(waybill.lastEventAt), waybill.lastEventText ?? waybill.lastEventOutlet ?? '']
        .filter((part) => part !== '')
        .join(' '),
      promised: moment(waybill.promisedAt),
      customer: waybill.customerName,
      customerHref: opensCustomers ? `/customers/${waybill.customerId}` : null,
    }
  }
  return {
    rows: found.flatMap(({ waybill }) => (waybill === null ? [] : [rowOf(waybill)])),
    missing: found.flatMap(({ number, waybill }) => (waybill === null ? [number] : [])),
  }
}
