'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { action } from '#lib/platform/http/action'
import { parseRecordId, recordId } from '#lib/platform/http/record-id'
import { queryText } from '#lib/platform/list/list-query'
import { listOutlets } from '#lib/platform/org/outlets'
import { listUsers } from '#lib/platform/org/users'
import { duplicateCheckInput } from '#lib/platform/privacy/schema'
import { listCustomers } from '#lib/records/customers/list'
import { readMarketingCost } from '#lib/records/customers/marketing-cost'
import { archiveMistake, askToArchive } from '#lib/records/customers/mistake/service'
import { createUnlessSame } from '#lib/records/customers/same/create'
import { listSameCustomers } from '#lib/records/customers/same/service'
import { createCustomerBody, updateCustomerBody } from '#lib/records/customers/schema'
import { archiveCustomer, restoreCustomer, updateCustomer } from '#lib/records/customers/service'
import { phoneProblem } from '#lib/records/customers/typed-phone'
import { text } from '#lib/records/record/fields'
import { findRegions } from './_components/region-choices.ts'

const search = z.strictObject({ q: queryText(100).optional() })
const firstFew = { startId: null, falling: false, limit: 20 }
const versioned = z.strictObject({ id: recordId, version: z.int().positive() })

/** What is typed by hand otherwise than programs send it: the marketing cost in whole units with decimals, and a telephone number that may have lost a digit. */
const typed = {
  annual_marketing_cost: z.string().max(40).nullable().optional(),
  phone: text(100)
    .superRefine((value, refinement) => {
      const code = phoneProblem(value)
      if (code !== null) refinement.addIssue({ code: 'custom', params: { code } })
    })
    .nullable()
    .optional(),
}

/** A new customer; answers its id. Where the company has the same one already, only with the reason. */
export const createNewCustomer = action({
  name: 'customer.create',
  permission: 'customer:create',
  input: createCustomerBody
    .omit({ annual_marketing_cost_minor: true })
    .extend({ ...typed, duplicate_reason: text(500).optional() }),
  handler: async (ctx, { annual_marketing_cost: cost, duplicate_reason: reason, ...input }) => ({
    id: (await createUnlessSame(ctx, { ...input, ...readMarketingCost(ctx, cost) }, reason)).id,
  }),
})

/** The fields of a customer that were changed. */
export const changeCustomer = action({
  name: 'customer.update',
  permission: 'customer:update',
  input: updateCustomerBody.omit({ annual_marketing_cost_minor: true }).extend({ ...typed, id: recordId }),
  handler: async (ctx, { id, annual_marketing_cost: cost, ...changes }) => ({
    id: (await updateCustomer(ctx, parseRecordId(id), { ...changes, ...readMarketingCost(ctx, cost) })).id,
  }),
})

/** Takes a customer out of lists and analyses. */
export const archiveOne = action({
  name: 'customer.archive',
  permission: 'customer:archive',
  input: versioned,
  handler: async (ctx, { id, version }) => ({ version: (await archiveCustomer(ctx, parseRecordId(id), version)).version }),
})

/** Brings an archived customer back. */
export const restoreOne = action({
  name: 'customer.restore',
  permission: 'customer:archive',
  input: versioned,
  handler: async (ctx, { id, version }) => ({ version: (await restoreCustomer(ctx, parseRecordId(id), version)).version }),
})

/** Takes away a customer that the reader made by mistake, within a day and while nothing hangs on it. */
export const archiveOwnMistake = action({
  name: 'customer.archive_mistake',
  permission: 'customer:update',
  input: versioned,
  handler: async (ctx, { id, version }) => {
    await archiveMistake(ctx, parseRecordId(id), version)
    return null
  },
})

/** Asks the reader's manager to archive a customer. */
export const askForArchive = action({
  name: 'customer.ask_archive',
  permission: 'customer:update',
  input: z.strictObject({ id: recordId, reason: text(500) }),
  handler: async (ctx, { id, reason }) => {
    const t = await getTranslations('card.actions')
    await askToArchive(ctx, parseRecordId(id), { title: t('archiveTask'), reason })
    return null
  },
})

/** Customers within reach that are called much the same as what is being typed. */
export const findSimilar = action({
  name: 'customer.find_similar',
  permission: 'customer:read',
  input: z.strictObject({ q: queryText(100) }),
  handler: async (ctx, { q }) => {
    const { rows } = await listCustomers(ctx, { q, limit: 5, sort: 'value', falling: true })
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      detail: [row.ownerName, row.outletName].filter(Boolean).join(' · '),
    }))
  },
})

/** Whether the company has such a customer already, and with whom: in clear within reach, masked beyond. */
export const checkForDuplicate = action({
  name: 'duplicate.check',
  permission: 'duplicate:check',
  input: duplicateCheckInput,
  handler: async (ctx, input) => ({
    matches: await listSameCustomers(ctx, input),
  }),
})

/** Colleagues to whom a customer may be given, by their e-mail address. */
export const findColleagues = action({
  name: 'user.find',
  permission: 'user:read',
  input: search,
  handler: async (ctx, { q }) =>
    (await listUsers(ctx, { disabled: false, ...(q === undefined ? {} : { q }) }, firstFew))
      .slice(0, firstFew.limit)
      .map(({ email, name }) => ({ id: email, name, detail: email })),
})

/** Outlets to which a customer may belong, by their code. */
export const findPlaces = action({
  name: 'outlet.find',
  permission: 'outlet:read',
  input: search,
  handler: async (ctx, { q }) =>
    (await listOutlets(ctx, { archived: false, ...(q === undefined ? {} : { q }) }, firstFew))
      .slice(0, firstFew.limit)
      .map(({ externalId, name }) => ({ id: externalId, name, detail: externalId })),
})

/** Provinces and cities in which a customer may be, by their code; the same for everybody. */
export const findProvincesAndCities = action({
  name: 'region.find',
  permission: null,
  input: search,
  handler: async (_ctx, { q }) => {
    const [provinces, cities] = await Promise.all([getTranslations('provinces'), getTranslations('cities')])
    return findRegions(q ?? '', { provinces, cities })
  },
})
