import { showRecord } from '../record/resource.ts'
import { creditCodeProblem } from './credit-code.ts'
import type { CustomerResource } from './schema.ts'
import type { CustomerView } from './view.ts'

/** Shows a customer as the API has it: the import's columns, masked where it is a person. Money is in the company's currency. */
export function showCustomer(view: CustomerView, currency: string): CustomerResource {
  const overrides = Object.fromEntries(Object.entries(view.overrides).map(([scheme, set]) => [scheme, showOverride(set)]))
  return {
    ...showRecord(view),
    name: view.name,
    kind: view.kind,
    lifecycle: view.lifecycle,
    industry: view.industry,
    region_code: view.regionCode,
    address: view.address,
    phone: view.phone,
    credit_code: view.creditCode,
    credit_code_problem: view.creditCode === null ? null : creditCodeProblem(view.creditCode),
    credit_grade: view.creditGrade,
    owner_email: view.ownerEmail,
    owner_name: view.ownerName,
    outlet_code: view.outletCode,
    outlet_name: view.outletName,
    source: view.source,
    referrer_external_id: view.referrerExternalId,
    referrer_id: view.referrerId === null ? null : String(view.referrerId),
    customer_since: view.customerSince,
    parent_external_id: view.parentExternalId,
    parent_id: view.parentId === null ? null : String(view.parentId),
    payer_id: view.payerId === null ? null : String(view.payerId),
    annual_marketing_cost_minor: view.annualMarketingCostMinor,
    currency,
    tags: view.tags,
    next_touch_on: view.nextTouchOn,
    archived: view.archivedAt !== null,
    abc_class: view.abcClass,
    abc_override: overrides['abc'] ?? null,
    overrides,
    abc_weighted_class: view.abcWeightedClass,
    rfm_class: view.rfmClass,
    dormancy_class: view.dormancyClass,
    loyalty_class: view.loyaltyClass,
    value_minor: view.valueMinor,
    dormancy_ratio: view.dormancyRatio,
    last_shipping_on: view.lastShippingOn,
    satisfaction: view.satisfaction,
  }
}

function showOverride({ byId, byName, at, ...set }: CustomerView['overrides'][string]) {
  return { class: set.class, reason: set.reason, by: String(byId), by_name: byName, at: new Date(at).toISOString() }
}
