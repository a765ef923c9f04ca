import { z } from 'zod'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { startRun } from '#lib/analysis/classification/service'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { OutletKey, TestCompany, UserKey } from '#tests/support/company'
import type { Place } from './place.ts'

/** Records at one place. Every text of theirs holds `token`, every telephone number ends in `digits`: what must not be seen can be looked for. */
export interface Target {
  place: Place
  token: string
  digits: string
  customerId: number
  /** Another customer at the same place, never archived or merged. */
  twinId: number
  customerName: string
  externalId: string
  contactId: number
  interactionId: number
  taskId: number
  caseId: number
  /** A case about which the outlet of the place was asked. */
  askedCaseId: number
  /** A file that the desk added to the case, and one that the outlet brought that was asked. */
  caseFileId: number
  askedFileId: number
  opportunityId: number
  /** A claim of the customer by whoever works at the place. */
  collisionId: number
  /** A paper that ends tomorrow, with a scan. */
  paperId: number
  waybillNo: string
  surveyId: number
  importId: number
  runId: number
  /** That the customer was lost; nobody has said why. */
  lossId: number
  mergeId: number
  /** A private view of the place's user, another that was deleted, and a bulk change that the user made of the customer. */
  viewId: number
  deletedViewId: number
  /** A private page of charts of the place's user, and another that was deleted. */
  dashboardId: number
  deletedDashboardId: number
  /** A report of the place's user. */
  reportId: number
  bulkChangeId: number
  /** A request about the customer that anybody who sees it may decide, and another that the user of the place made. */
  approvalId: number
  ownApprovalId: number
  /** A reference in force of the customer, and a parting with it that is under way. */
  referenceId: number
  partingId: number
  outletId: number
  outletCode: string
  userId: number
  userEmail: string
  version: number
}

const standing: Record<Exclude<Place, 'gone' | 'merged'>, [owner: UserKey | null, outlet: OutletKey, user: UserKey]> = {
  own: ['sales', 'shounan', 'sales'],
  colleague: ['salesColleague', 'shounan', 'salesColleague'],
  outlet: [null, 'shounan', 'outlet'],
  child: ['salesXiaying', 'xiaying', 'salesXiaying'],
  franchise: ['salesFranchise', 'dongwu', 'salesFranchise'],
  sibling: ['salesHangzhou', 'xihu', 'salesHangzhou'],
  archived: ['sales', 'shounan', 'sales'],
}

const year = {
  ...{ shipments: 100, revenueMinor: 120_000, pickupMinor: 10_000, linehaulMinor: 20_000, deliveryMinor: 30_000 },
  ...{ otherMinor: 0, claimsMinor: 0, serviceMinor: 4_000, marketingMinor: 0 },
  ...{ knownRevenueMinor: 120_000, knownCostMinor: 60_000, uncosted: 0 },
}
/** Of a customer whose value changed. */
const changedYears = { now: year, before: { ...year, revenueMinor: 160_000, knownRevenueMinor: 160_000 } }

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

const idRow = z.object({ id: z.int() })
const nowhere = 2_000_000_000
let made = 0

/** Makes a customer with everything that hangs on a customer, at a place. */
export async function makeTarget(company: TestCompany, place: Place): Promise<Target> {
  made += 1
  const token = `zq${place}${String(made).padStart(4, '0')}q`
  const digits = String(71_000_000 + made * 13)
  if (place === 'gone') return goneTarget(token, digits)
  const survivor = place === 'merged' ? await makeTarget(company, 'sibling') : null
  const [owner, outletKey, user] = standing[place === 'merged' ? 'own' : place]
  const ownerId = owner === null ? null : company.users[owner].id
  const insert = async (statement: Sql) => idRow.parse(await company.db.row(idRow, statement)).id
  const outletId = company.outlets[outletKey]
  const phone = `139${digits}`
  const customerName = `客户${token}`
  const externalId = `ext-${token}`
  const customerId = await insert(sql`
    insert into customer (external_id, name, kind, owner_id, outlet_id, phone, address, credit_code, search_text, archived_at, root_id, facts)
    values (${externalId}, ${customerName}, 'consumer', ${ownerId}, ${outletId}, ${phone}, ${`宁波市${token}路18号502室`}, ${`91${token}`},
      ${`${customerName}\n${externalId}`}, case when ${place === 'archived'} then now() end, ${survivor?.customerId ?? 0}, '{"employees": 20}') returning id`)
  const [twinOwner, twinOutlet] = standing[place === 'merged' ? 'sibling' : place]
  const twinId = await insert(sql`
    insert into customer (external_id, name, kind, owner_id, outlet_id, search_text)
    values (${`twin-${token}`}, ${`对照${token}`}, 'business', ${twinOwner === null ? null : company.users[twinOwner].id},
      ${company.outlets[twinOutlet]}, ${`对照${token}`}) returning id`)
  const contactId = await insert(sql`
    insert into contact (external_id, customer_id, name, phone, email, search_text)
    values (${`con-${token}`}, ${customerId}, ${`联系人${token}`}, ${phone}, ${`${token}@mail.example`}, ${`联系人${token}`}) returning id`)
  const interactionId = await insert(sql`
    insert into interaction (external_id, customer_id, contact_id, user_id, channel, occurred_at, purpose, heard)
    values (${`int-${token}`}, ${customerId}, ${contactId}, ${ownerId ?? company.users.outlet.id}, 'call', now() - interval '1 day', '回访', ${`说${token}`}) returning id`)
  const taskId = await insert(sql`
    insert into task (external_id, customer_id, assignee_id, created_by_id, title)
    values (${`tas-${token}`}, ${customerId}, ${ownerId ?? company.users.outlet.id}, ${ownerId ?? company.users.outlet.id}, ${`任务${token}`}) returning id`)
  const caseId = await insert(sql`
    insert into case_record (external_id, customer_id, type, category, channel, opened_at, opened_on, currency, subject, caller_name, caller_phone, outlet_id)
    values (${`cas-${token}`}, ${customerId}, 'complaint', 'delay', 'hotline', now() - interval '1 day', current_date - 1, 'CNY', ${`投诉${token}`},
      ${`来电${token}`}, ${phone}, ${outletId}) returning id`)
  const opportunityId = await insert(sql`
    insert into opportunity (customer_id, note, created_by_id) values (${customerId}, ${`商机${token}`}, ${company.users.disabled.id}) returning id`)
  // Of what was merged away nobody here has a claim of their own.
  const claimantId = place === 'merged' ? company.users.disabled.id : company.users[user].id
  const collisionId = await insert(sql`
    insert into collision (customer_id, claimant_id, owner_id, ground, evidence)
    values (${customerId}, ${claimantId}, ${company.users.disabled.id}, 'visited', ${`依据${token}`}) returning id`)
  const paperId = await insert(sql`
    insert into customer_paper (external_id, customer_id, type, title, form, valid_until, keeper_id)
    values (${`pap-${token}`}, ${customerId}, '安全协议', ${`协议${token}`}, 'original', current_date + 1, ${company.users[user].id}) returning id`)
  await company.db.execute(sql`
    insert into paper_scan (paper_id, content_type, bytes, sha256, content, scanned_by_id)
    values (${paperId}, 'application/pdf', 9, ${token}, '\\x255044462d312e340a', ${company.users.administrator.id})`)
  await company.db.execute(sql`
    insert into customer_cadence (customer_id, rhythm, call_due_on, call_why, due_on)
    values (${customerId}, 'a', current_date - 2, 'rhythm', current_date - 2) on conflict do nothing`)
  // About what was merged away no outlet was asked.
  const askedOutletId = place === 'merged' ? null : outletId
  const askedCaseId = await insert(sql`
    insert into case_record (external_id, customer_id, type, category, channel, opened_at, opened_on, currency, subject, caller_name, caller_phone, outlet_id,
      asked_outlet_id, asked_outlet_ids, outlet_asked_at)
    values (${`ask-${token}`}, ${customerId}, 'complaint', 'damage', 'hotline', now() - interval '1 day', current_date - 1, 'CNY', ${`核实${token}`}, ${`来电${token}`},
      ${phone}, ${outletId}, ${askedOutletId}::int, array_remove(array[${askedOutletId}::int], null), now() - interval '1 hour') returning id`)
  const fileOf = (ofCase: number, ofOutlet: number | null) =>
    insert(sql`
    insert into case_file (case_id, outlet_id, note, content_type, bytes, sha256, content, added_by_id)
    values (${ofCase}, ${ofOutlet}::int, ${`照片${token}`}, 'application/pdf', 9, ${token}, '\\x255044462d312e340a', ${company.users.administrator.id}) returning id`)
  const caseFileId = await fileOf(caseId, null)
  const askedFileId = await fileOf(askedCaseId, askedOutletId)
  const waybillNo = `YK${token}`
  await company.db.execute(sql`
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, outlet_id, currency, freight_minor, status, stated_status)
    values (${waybillNo}, ${customerId}, now() - interval '2 days', (now() - interval '2 days')::date, ${outletId}, 'CNY', 1200, 'in_transit', 'in_transit')`)
  await company.db.execute(sql`
    insert into customer_drop (customer_id, as_of, since, level, shipments, expected, reference_per_month, price_minor, loss_minor, causes, evidence)
    values (${customerId}, current_date - 1, current_date - 1, 3, 10, 100, 107, 1200, 115714, '{complaint}',
      '{"damaged":0,"lost":0,"promised":0,"late":0,"lateBefore":null,"complaints":1,"openComplaints":1,"priceBefore":1200,"priceNow":1200,"kindRatio":null,"rivals":[],"shareOfWallet":null}')`)
  await company.db.execute(sql`
    insert into customer_sleeper (customer_id, as_of, since, level, last_shipping_on, shipments, revenue_minor, margin_minor, worth, causes, evidence)
    values (${customerId}, current_date - 1, current_date - 1, 2, current_date - 30, 100, 120000, 3400, 'worth', '{complaint}',
      '{"damaged":0,"lost":0,"promised":0,"late":0,"lateBefore":null,"complaints":1,"openComplaints":1,"badlyAnswered":0,"priceBefore":1200,"priceNow":1200,"discountBefore":null,"discountNow":null,"kiloBefore":null,"kiloNow":null,"kindRatio":null,"rivals":[],"shareOfWallet":null,"silentDays":29,"sameDaysLastYear":null}')`)
  await company.db.execute(sql`
    insert into concentration_alarm (customer_id, outlet_id, revenue_minor, margin_minor, place_revenue_minor, share, limit_share, since)
    values (${customerId}, ${outletId}, 120000, 3400, 240000, 0.5, 0.1, current_date - 1)`)
  const lossId = await insert(sql`
    insert into customer_loss (customer_id, last_shipping_on, lost_on, currency, revenue_minor, margin_minor, complete)
    values (${customerId}, current_date - 200, current_date - 20, 'CNY', 120000, 3400, true) returning id`)
  await company.db.execute(sql`
    insert into negative_margin (customer_id, revenue_minor, pieces, margin_minor) values (${customerId}, 120000, 100, -3400)`)
  await company.db.execute(sql`
    insert into revenue_change (customer_id, season_kind_id, shipments, shipments_then, revenue_minor, revenue_then_minor, change_minor)
    values (${customerId}, 0, 2, 10, 2400, 12000, -9600)`)
  await company.db.execute(sql`
    insert into manager_period (id, as_of, then_from, then_to, basis)
    values (1, current_date - 1, current_date - 366, current_date - 365, 'year') on conflict do nothing`)
  await company.db.execute(sql`
    insert into year_value_period (id, from_on, to_on) values (1, date_trunc('year', current_date)::date, current_date + 1) on conflict do nothing`)
  await company.db.execute(sql`
    insert into customer_year_value (customer_id, revenue_minor, pickup_minor, linehaul_minor, delivery_minor, other_minor, claims_minor, service_minor,
      marketing_minor, value_minor) values (${customerId}, 120000, 10000, 20000, 30000, 0, 0, 4000, 0, 56000)`)
  await company.db.execute(sql`
    insert into customer_profit (customer_id, span, shipments, pieces, revenue_minor, pickup_minor, linehaul_minor, delivery_minor, other_minor, claims_minor, service_minor,
      marketing_minor, known_revenue_minor, known_cost_minor, known_waybills, margin_minor, profit_minor, margin_rank, profit_rank, rank_fall, fifth)
    values (${customerId}, 1, 100, 100, 120000, 10000, 20000, 30000, 0, 0, 4000, 0, 120000, 60000, 100, 60000, 56000, 1, 1, 0, 1)`)
  await company.db.execute(sql`
    insert into profit_period (span, from_on, to_on, customers, revenue_minor) values (1, current_date - 365, current_date, 1, 120000) on conflict do nothing`)
  await company.db.execute(sql`
    insert into customer_worth (customer_id, potential, year_minor, twelve_minor, lifetime_minor, p_alive, frequency, expected_shipments, staying, at_risk_minor, keeping)
    values (${customerId}, false, 56000, 56000, 90000, 0.3, 9, 12.5, 'unlikely', 39200, 'pays')`)
  await company.db.execute(sql`
    insert into worth_period (id, as_of, year_from, twelve_from, horizon_days, measure)
    values (1, current_date - 1, date_trunc('year', current_date)::date, current_date - 365, 365, 'revenue') on conflict do nothing`)
  await company.db.execute(sql`
    insert into customer_value_change (customer_id, as_of, then_on, since, fell, now_minor, then_minor, change_minor, figures, driver)
    values (${customerId}, current_date - 1, current_date - 93, current_date - 1, true, 56000, 96000, -40000, ${JSON.stringify(changedYears)}::jsonb, 'volume')`)
  // In the workbook of a year far away, which is open; another stands for what is done to a whole one.
  await company.db.execute(sql`
    insert into annual_review (year, currency, opened_by_id, periods)
    select y, 'CNY', ${company.users.disabled.id}, ${JSON.stringify(emptyYears)}::jsonb from unnest(array[2090, 2091]) y on conflict do nothing`)
  await company.db.execute(sql`
    insert into annual_review_row (year, part, place, customer_id, figures) values (2090, 'complainer', ${customerId}, ${customerId}, ${JSON.stringify(complainer)}::jsonb)`)
  await company.db.execute(sql`
    insert into annual_review_entry (year, part, customer_id, remark, written_by_id) values (2090, 'wanted', ${customerId}, ${`想要${token}`}, ${company.users.disabled.id})`)
  const surveyId = await insert(
    sql`insert into survey (external_id, name) values (${`sur-${token}`}, ${`调查${token}`}) returning id`,
  )
  await company.db.execute(sql`
    insert into survey_invitation (survey_id, customer_id, invited_at, invited_on) values (${surveyId}, ${customerId}, now() - interval '2 days', current_date - 2)`)
  await company.db.execute(sql`
    insert into survey_response (survey_id, customer_id, answered_at, answered_on, satisfaction, expectation, perception)
    values (${surveyId}, ${customerId}, now() - interval '1 day', current_date - 1, 4, 5, 3)`)
  await company.db.execute(sql`
    insert into loyalty_period (id, from_on, to_on) values (1, current_date - 365, current_date) on conflict do nothing`)
  await company.db.execute(
    sql`insert into customer_loyalty (customer_id, revenue_minor, shipments, visits) values (${customerId}, 120000, 100, 2)`,
  )
  // What was decided on a customer who is merged away since counts no more: the survivor has its own.
  if (survivor === null)
    await company.db.execute(sql`
      insert into customer_override (customer_id, scheme, class, reason, set_by_id)
      values (${customerId}, 'loyalty', 'spurious', ${`因为${token}`}, ${company.users.administrator.id})`)
  if (survivor === null)
    await company.db.execute(sql`
      with decided as (
        insert into customer_level_decision (customer_id, level, reason, by_id) values (${customerId}, 'reactive', ${`层次${token}`}, ${company.users.administrator.id}) returning id)
      insert into customer_level (customer_id, recommended, recommended_by, revenue_minor, accepted, decision_id)
      select ${customerId}, 'proactive', 'segment', 1, 'reactive', id from decided`)
  const mergeId = await insert(sql`
    insert into customer_merge (survivor_id, merged_id, before, after, merged_by_id)
    values (${survivor?.customerId ?? customerId}, ${customerId}, '{}', '{}', ${company.users.administrator.id}) returning id`)
  const runId = await insert(sql`
    insert into analysis_run (scheme, parameters, as_of, from_on, to_on, currency, requested_by_id)
    values ('abc', '{}', current_date, current_date - 30, current_date + 1, 'CNY', ${company.users.administrator.id}) returning id`)
  const importId = await insert(sql`
    insert into import (kind, status, file_name, file_bytes, file_sha256, identity_hash, requested_by_id)
    values ('customers', 'ready', 'customers.csv', 1, ${token}, ${token}, ${company.users.administrator.id}) returning id`)
  const userId = company.users[user].id
  // One at each place, as it was before whatever an earlier call made of it.
  const viewId = await insert(sql`
    insert into saved_view (list, owner_id, name, query) values ('customers', ${userId}, ${`视图${place}`}, 'abc=A')
    on conflict (owner_id, list, lower(name)) where deleted_at is null do update set version = 1 returning id`)
  const deletedViewId = await insert(sql`
    insert into saved_view (list, owner_id, name, deleted_at) values ('customers', ${userId}, ${`旧视图${token}`}, now()) returning id`)
  await makeRoom(company, 'dashboard', userId)
  const dashboardId = await insert(sql`insert into dashboard (owner_id, name) values (${userId}, ${`看板${place}`}) returning id`)
  const deletedDashboardId = await insert(sql`
    insert into dashboard (owner_id, name, deleted_at) values (${userId}, ${`旧看板${token}`}, now()) returning id`)
  await makeRoom(company, 'report', userId)
  const reportId = await insert(sql`
    insert into report (name, owner_id, search, query, every, time, file_format)
    values (${`报告${token}`}, ${userId}, 'abc=A', '{"abc":"A","sort":"value","falling":true}', 'day', '08:30', 'csv') returning id`)
  const bulkChangeId = await insert(sql`
    insert into bulk_change (kind, change, status, total, changed, requested_by_id, finished_at)
    values ('lifecycle', '{"kind":"lifecycle","lifecycle":"potential"}', 'done', 1, 1, ${userId}, now()) returning id`)
  await company.db.execute(sql`
    insert into bulk_change_row (bulk_change_id, customer_id, version, outcome, before, after)
    values (${bulkChangeId}, ${customerId}, 1, 'changed', '"new"', '"potential"')`)
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
  const outletCode =
    (await company.db.row(z.object({ code: z.string() }), sql`select external_id as code from outlet where id = ${outletId}`))
      ?.code ?? ''
  return {
    place,
    token,
    digits,
    customerId,
    twinId,
    customerName,
    externalId,
    contactId,
    interactionId,
    taskId,
    caseId,
    askedCaseId,
    caseFileId,
    askedFileId,
    opportunityId,
    collisionId,
    paperId,
    waybillNo,
    surveyId,
    lossId,
    mergeId,
    viewId,
    deletedViewId,
    dashboardId,
    deletedDashboardId,
    reportId,
    bulkChangeId,
    approvalId,
    ownApprovalId,
    referenceId,
    partingId,
    outletId,
    outletCode,
    userId,
    userEmail: company.users[user].email,
    version: 1,
    importId,
    runId,
  }
}

/** Whoever keeps only so many of a kind: the first ones stand for reading and the last for who is just being asked; what lies between is done with. */
const firstKept = 20
const lastKept = 10

/** Deletes what of a user's pages or reports earlier calls have left, so that nobody comes to the most that a person may keep. */
async function makeRoom(company: TestCompany, kind: 'dashboard' | 'report', ownerId: number): Promise<void> {
  const own = sql`select d.id from ${fixedSql(kind)} d where d.owner_id = ${ownerId} and d.deleted_at is null`
  await company.db.execute(sql`
    update ${fixedSql(kind)} set deleted_at = now() where owner_id = ${ownerId} and deleted_at is null
      and id not in (${own} order by d.id limit ${firstKept}) and id not in (${own} order by d.id desc limit ${lastKept})`)
}

/** Works a run off over everybody made so far, and answers its id; those that targets bring along still wait. */
export async function makeRun(company: TestCompany): Promise<number> {
  const { id } = await startRun(await company.contextAs('administrator'), { scheme: 'abc' })
  await recomputeRun(await company.system(), Number(id))
  return Number(id)
}

function goneTarget(token: string, digits: string): Target {
  return {
    place: 'gone',
    token,
    digits,
    customerId: nowhere,
    twinId: nowhere,
    customerName: `客户${token}`,
    externalId: `ext-${token}`,
    contactId: nowhere,
    interactionId: nowhere,
    taskId: nowhere,
    caseId: nowhere,
    askedCaseId: nowhere,
    caseFileId: nowhere,
    askedFileId: nowhere,
    opportunityId: nowhere,
    collisionId: nowhere,
    paperId: nowhere,
    waybillNo: `YK${token}`,
    surveyId: nowhere,
    lossId: nowhere,
    mergeId: nowhere,
    viewId: nowhere,
    deletedViewId: nowhere,
    dashboardId: nowhere,
    deletedDashboardId: nowhere,
    reportId: nowhere,
    bulkChangeId: nowhere,
    approvalId: nowhere,
    ownApprovalId: nowhere,
    referenceId: nowhere,
    partingId: nowhere,
    outletId: nowhere,
    outletCode: `NO${token}`,
    userId: nowhere,
    userEmail: `${token}@test.yike`,
    version: 1,
    importId: nowhere,
    runId: nowhere,
  }
}
