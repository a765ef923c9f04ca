'use server'

import { getFormatter } from 'next-intl/server'
import { z } from 'zod'
import { parseMinor } from '#lib/core/money'
import { action } from '#lib/platform/http/action'
import { recordId } from '#lib/platform/http/record-id'
import { queryText } from '#lib/platform/list/list-query'
import { CASE_ALARMS, caseNumber } from '#lib/records/cases/case'
import { findEarlierComplaints } from '#lib/records/cases/desk/earlier-complaints'
import { lookUpWaybill, recordCase } from '#lib/records/cases/desk/intake'
import { intakeInput } from '#lib/records/cases/desk/schema'
import { listCustomers } from '#lib/records/customers/list'
import { complaintWords } from '../_components/complaint-words.ts'
import { caseWords } from '../_components/words.ts'

const firstFew = 8
const dayOfParcel = { month: 'numeric', day: 'numeric' } as const
const momentOfParcel = { ...dayOfParcel, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const form = intakeInput.safeExtend({ alarm: z.enum(CASE_ALARMS).optional(), goods_value: z.string().max(40).optional() })

/** A new case; answers its id. One urgent reason is chosen at most, and the value of the goods is typed in whole units with decimals. */
export const recordNewCase = action({
  name: 'case.record',
  permission: 'case:create',
  input: form,
  handler: async (ctx, { alarm, goods_value: value, ...input }) => {
    const amount = value === undefined ? {} : { goods_value_minor: parseMinor(value, ctx.company.currency, 'goods_value') }
    const alarms = alarm === undefined ? {} : { alarms: [alarm] }
    return { id: (await recordCase(ctx, { ...input, ...amount, ...alarms })).id }
  },
})

/** What is known of a waybill while its number is typed; null when it is not known. */
export const findWaybillForCase = action({
  name: 'case.look_up_waybill',
  permission: 'case:create',
  input: z.strictObject({ waybill_no: queryText(100) }),
  handler: async (ctx, { waybill_no: number }) => {
    const found = await lookUpWaybill(ctx, number)
    if (found === null) return { waybill: null }
    const [words, format] = await Promise.all([caseWords(ctx), getFormatter()])
    const { t } = words
    const at = (instant: string) => format.dateTime(new Date(instant), momentOfParcel)
    const accepted = format.dateTime(new Date(`${found.acceptedOn}T00:00:00Z`), { ...dayOfParcel, timeZone: 'UTC' })
    return {
      waybill: {
        number: found.waybillNo,
        customer: found.customer,
        status: found.status,
        course: [
          t('intake.accepted', { at: accepted }),
          ...(found.deliveredAt === null ? [] : [t('intake.delivered', { at: at(found.deliveredAt) })]),
          ...(found.promisedAt === null ? [] : [t('intake.promised', { at: at(found.promisedAt) })]),
        ],
        suggestion: found.suggestion,
        openCases: found.openCases.map((row) => ({
          id: row.id,
          number: caseNumber(row.id),
          title: words.title(row),
          stage: words.t(`stage.${row.stage}`),
        })),
      },
    }
  },
})

/** Earlier complaints that an appeal or a claim may go on from: of the waybill's customer, else of the one named. */
export const findComplaintsForCase = action({
  name: 'case.find_complaints',
  permission: 'case:create',
  input: z.strictObject({ waybill_no: queryText(100).optional(), customer_id: recordId.optional() }),
  handler: async (ctx, { waybill_no: waybillNo, customer_id: customerId }) => {
    const { complaints, likelyId } = await findEarlierComplaints(ctx, { waybillNo, customerId })
    const tell = await complaintWords(ctx)
    return { likely: likelyId, complaints: complaints.map((row) => ({ id: row.id, ...tell(row) })) }
  },
})

/** Customers within reach to whom a case may belong. */
export const findCustomersForCase = action({
  name: 'case.find_customers',
  permission: 'customer:read',
  input: z.strictObject({ q: queryText(100).optional() }),
  handler: async (ctx, { q }) => {
    const { rows } = await listCustomers(ctx, {
      ...(q === undefined ? {} : { q }),
      limit: firstFew,
      sort: 'value',
      falling: true,
    })
    return rows.map((row) => ({
      id: String(row.id),
      name: row.name,
      detail: [row.externalId, row.outletName].filter((part) => part !== null).join(' · '),
    }))
  },
})
