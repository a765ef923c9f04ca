import type { Day } from '#lib/core/day'
import { searchTextOf } from '#lib/records/customers/search-text'
import type { DemoCompany } from '../company.ts'
import { userId } from '../people/staff.ts'
import { outletId } from '../people/tree.ts'
import { makeRandom } from '../random.ts'
import { continueIds, storeRows } from '../rows.ts'
import { cast } from '../stories/cast.ts'
import { player } from '../stories/fates.ts'
import { createdOn, creditGradeOf, leadSources, lifecycleOf, marketingCostOf, sourceOf, tagsOf } from './attributes.ts'
import { isPaidFromAbove, parentRank } from './groups.ts'
import type { Identity } from './identity.ts'
import { internalNames } from './internal.ts'
import type { Lead } from './leads.ts'
import type { PlannedCustomer } from './plan.ts'

/** Stores customers, leads and the branch's own departments, with what is known of each now. */
export async function storeCustomers(company: DemoCompany): Promise<void> {
  const { db, customers, leads, size } = company
  const relations = relationsOf(customers)
  await storeRows(db, 'customer', [
    ...customers.map((customer) => ({ ...customerRow(company, customer), ...relations(customer) })),
    ...leads.map((lead) => ({ ...leadRow(company, lead), ...noRelations })),
    ...internalNames.slice(0, size.internal).map((name, place) => ({
      ...internalRow(company, name, size.customers + size.leads + place + 1),
      ...noRelations,
    })),
  ])
  await continueIds(db, 'customer')
}

/** The code by which a customer is known to other systems. */
export function customerCode(id: number): string {
  return `C${10_000 + id}`
}

function customerRow(company: DemoCompany, customer: PlannedCustomer): Record<string, unknown> {
  const { timeline, touches, facts } = company
  return {
    ...baseRow(customer.id, customer, customer.outletId, createdOn(customer, timeline)),
    lifecycle: lifecycleOf(customer, timeline),
    industry: customer.trade.industry,
    ...{ credit_grade: creditGradeOf(customer), owner_id: customer.owner === null ? null : userId(customer.owner) },
    ...{ source: sourceOf(customer), customer_since: customer.since, annual_marketing_cost_minor: marketingCostOf(customer) },
    ...{ tags: tagsOf(customer), next_touch_on: touches.get(customer.id) ?? null, facts: facts.currentOf(customer.id) },
  }
}

function leadRow({ touches, facts }: DemoCompany, lead: Lead): Record<string, unknown> {
  return {
    ...baseRow(lead.id, lead, outletId(lead.outlet), lead.foundOn),
    ...{ lifecycle: 'potential', industry: lead.industry, credit_grade: null },
    ...{
      owner_id: lead.owner === null ? null : userId(lead.owner),
      source: makeRandom('lead source', lead.id).pick(leadSources),
    },
    ...{ customer_since: null, annual_marketing_cost_minor: null, tags: [] },
    ...{ next_touch_on: touches.get(lead.id) ?? null, facts: facts.currentOf(lead.id) },
  }
}

function internalRow({ timeline }: DemoCompany, name: string, id: number): Record<string, unknown> {
  const identity: Identity = {
    ...{
      name,
      kind: 'internal',
      goods: null,
      outlet: '宁波分公司',
      regionCode: '330212',
      address: null,
      phone: null,
      creditCode: null,
    },
  }
  return {
    ...baseRow(id, identity, outletId('宁波分公司'), timeline.begin),
    ...{ lifecycle: 'potential', industry: null, credit_grade: null, owner_id: null, source: null, customer_since: null },
    ...{ annual_marketing_cost_minor: null, tags: [], next_touch_on: null, facts: {} },
  }
}

function baseRow(id: number, identity: Identity, outlet: number, on: Day): Record<string, unknown> {
  const code = customerCode(id)
  const created = `${on} 10:00:00+08`
  return {
    ...{ id, external_id: code, root_id: 0, name: identity.name, kind: identity.kind, region_code: identity.regionCode },
    ...{ address: identity.address, phone: identity.phone, credit_code: identity.creditCode, outlet_id: outlet },
    ...{ search_text: searchTextOf(identity.name, code), version: 1, created_at: created, updated_at: created },
  }
}

interface Relations {
  readonly parent_id: number | null
  readonly payer_id: number | null
  readonly referrer_id: number | null
}
const noRelations: Relations = { parent_id: null, payer_id: null, referrer_id: null }

/** Which firm stands above each, and which one brought it: the four of the chain one another, some others by lot. */
function relationsOf(customers: readonly PlannedCustomer[]): (customer: PlannedCustomer) => Relations {
  const chain = cast.referrals.map((member) => player(customers, member).id)
  const firms = customers.filter(({ kind, standing }) => kind === 'business' && standing === 'awake')
  return (customer) => {
    const above = parentRank(customer.trade.key, customer.rank)
    const parent = customers.find(
      ({ trade, rank, standing }) => trade === customer.trade && rank === above && standing !== 'lost',
    )
    const place = chain.indexOf(customer.id)
    const isReferred = place < 0 && sourceOf(customer) === '转介绍'
    const parentId = parent === undefined || customer.standing === 'lost' ? null : parent.id
    return {
      parent_id: parentId,
      payer_id: isPaidFromAbove(customer.trade.key, customer.rank) ? parentId : null,
      referrer_id: place > 0 ? (chain[place - 1] ?? null) : isReferred ? referrerOf(customer, firms) : null,
    }
  }
}

/** Somebody who was a customer before. */
function referrerOf(customer: PlannedCustomer, firms: readonly PlannedCustomer[]): number | null {
  const referrer = makeRandom('referrer', customer.id).pick(firms)
  return referrer.since !== null && customer.since !== null && referrer.since < customer.since ? referrer.id : null
}
