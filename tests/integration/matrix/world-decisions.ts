import { sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'
import type { Marked } from './world-insert.ts'
import { inserter } from './world-insert.ts'

const emptyYears = {
  lastYear: { from: '2089-01-01', to: '2089-01-01' },
  thisYear: { from: '2090-01-01', to: '2090-01-01' },
  compared: null,
}
const sentNothing = { revenueMinor: 0, shipments: 0 }
const complainer = {
  ...{
    scale: 'large',
    complaints: 2,
    open: 0,
    compensationMinor: 0,
    lastOn: '2089-06-01',
    categories: [],
    rootCauses: [],
    complaintsNow: 0,
  },
  ...{ lastYear: sentNothing, earlier: null, later: sentNothing, lastShippingOn: null, verdict: 'early' },
}

const emptyProof = {
  ...{ run_id: '1', as_of: '2026-01-01', from: '2025-01-01', to: '2026-01-02', currency: 'CNY', revenue_minor: 0 },
  ...{ pickup_minor: 0, linehaul_minor: 0, delivery_minor: 0, other_minor: 0, known_revenue_minor: 0, known_cost_minor: 0 },
  ...{ margin_minor: 0, claims_minor: 0, service_minor: 0, marketing_minor: 0, profit_minor: -3400, unpriced: 0, uncosted: 0 },
  reasons: [],
}

/** Puts a customer into the workbook of a year far away, which is open; another stands for what is done to a whole one. */
export async function makeReview(company: TestCompany, { customerId, token }: Marked): Promise<void> {
  await company.db.execute(sql`
    insert into annual_review (year, currency, opened_by_id, periods)
    select y, 'CNY', ${company.users.disabled.id}, ${JSON.stringify(emptyYears)}::jsonb from unnest(array[2090, 2091]) y on conflict do nothing`)
  await company.db.execute(sql`
    insert into annual_review_row (year, part, place, customer_id, figures) values (2090, 'complainer', ${customerId}, ${customerId}, ${JSON.stringify(complainer)}::jsonb)`)
  await company.db.execute(sql`
    insert into annual_review_entry (year, part, customer_id, remark, written_by_id) values (2090, 'wanted', ${customerId}, ${`想要${token}`}, ${company.users.disabled.id})`)
}

/** Sets a class and a level of a customer by hand. */
export async function decideByHand(company: TestCompany, { customerId, token }: Marked): Promise<void> {
  await company.db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id)
      values (${customerId}, 'loyalty', 'spurious', ${`因为${token}`}, ${company.users.administrator.id})`)
  await company.db.execute(sql`
      with decided as (
        insert into customer_level_decision (customer_id, level, reason, by_id) values (${customerId}, 'reactive', ${`层次${token}`}, ${company.users.administrator.id}) returning id)
      insert into customer_level (customer_id, recommended, recommended_by, revenue_minor, accepted, decision_id)
      select ${customerId}, 'proactive', 'segment', 1, 'reactive', id from decided`)
}

/** Makes two requests about a customer, one that anybody who sees it may decide and one that a user made, a reference in force, and a parting that is under way. */
export async function makeApprovals(company: TestCompany, { customerId, outletId, token }: Marked, userId: number) {
  const insert = inserter(company)
  const ask = async (requesterId: number, subject: string, reason: string) => {
    const id = await insert(sql`
      insert into approval (kind, rule, requester_id, reason, subject_type, subject_id, customer_id, outlet_id, measure, payload, facts, ladder, asked_at)
      values ('override', 'override', ${requesterId}, ${reason}, 'customer_class', ${`${customerId}:${subject}`}, ${customerId}, ${outletId}, 2,
        ${JSON.stringify({ customer_id: customerId, scheme: 'abc', class: 'C', reason: '试' })}::jsonb, '[]', '[]', now()) returning id`)
    await company.db.execute(sql`
      insert into approval_step (approval_id, position, role, hours, decider_ids, opened_at, due_at)
      select ${id}, 1, 'executive', 24, array_agg(u.id), now(), now() + interval '1 day' from app_user u where u.id <> ${requesterId}`)
    return id
  }
  const approvalId = await ask(company.users.disabled.id, 'abc', `理由${token}`)
  // Its own words somebody may read again, wherever the customer has gone.
  const ownApprovalId = await ask(userId, 'rfm', '请批')
  const approved = (kind: string) =>
    insert(sql`
      insert into approval (kind, rule, status, requester_id, reason, subject_type, subject_id, customer_id, outlet_id, measure, payload, facts, ladder, asked_at, decided_at)
      values (${kind}, ${kind}, 'approved', ${company.users.disabled.id}, '试', ${kind}, ${token}, ${customerId}, ${outletId}, 1, '{}', '[]', '[]',
        now() - interval '3 days', now() - interval '2 days') returning id`)
  const referenceId = await insert(sql`
    insert into customer_reference (customer_id, basis, merit, consent_on, consent_by, consent_paper, ends_on, proposed_by_id, proposed_at, approval_id)
    values (${customerId}, 'industry_leader', ${`标杆${token}`}, current_date - 9, ${`同意${token}`}, '1 号柜', current_date + 200, ${company.users.disabled.id}, now(),
      ${await approved('reference')}) returning id`)
  const partingId = await insert(sql`
    insert into parting (customer_id, proof, reason, proposed_by_id, proposed_at, approval_id)
    values (${customerId}, ${JSON.stringify(emptyProof)}::jsonb, ${`解除${token}`}, ${company.users.disabled.id}, now() - interval '3 days', ${await approved('parting')}) returning id`)
  return { approvalId, ownApprovalId, referenceId, partingId }
}
