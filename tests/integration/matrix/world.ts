import { z } from 'zod'
import { recomputeRun } from '#lib/analysis/classification/recompute'
import { startRun } from '#lib/analysis/classification/service'
import { sql } from '#lib/platform/db/sql'
import type { OutletKey, TestCompany, UserKey } from '#tests/support/company'
import type { Place } from './place.ts'
import type { Target } from './target.ts'
import { goneTarget } from './target.ts'
import { makeCases } from './world-cases.ts'
import { decideByHand, makeApprovals, makeReview } from './world-decisions.ts'
import { makeFigures } from './world-figures.ts'
import type { Marked } from './world-insert.ts'
import { inserter } from './world-insert.ts'
import { makeOwn } from './world-own.ts'

const standing: Record<Exclude<Place, 'gone' | 'merged'>, [owner: UserKey | null, outlet: OutletKey, user: UserKey]> = {
  own: ['sales', 'shounan', 'sales'],
  colleague: ['salesColleague', 'shounan', 'salesColleague'],
  outlet: [null, 'shounan', 'outlet'],
  child: ['salesXiaying', 'xiaying', 'salesXiaying'],
  franchise: ['salesFranchise', 'dongwu', 'salesFranchise'],
  sibling: ['salesHangzhou', 'xihu', 'salesHangzhou'],
  archived: ['sales', 'shounan', 'sales'],
}

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
  const insert = inserter(company)
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
  const marked: Marked = { customerId, outletId, token, digits }
  // About what was merged away no outlet was asked.
  const cases = await makeCases(company, marked, place === 'merged' ? null : outletId)
  const waybillNo = `YK${token}`
  await company.db.execute(sql`
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, outlet_id, currency, freight_minor, status, stated_status)
    values (${waybillNo}, ${customerId}, now() - interval '2 days', (now() - interval '2 days')::date, ${outletId}, 'CNY', 1200, 'in_transit', 'in_transit')`)
  const lossId = await makeFigures(company, marked)
  await makeReview(company, marked)
  const surveyId = await insert(
    sql`insert into survey (external_id, name) values (${`sur-${token}`}, ${`调查${token}`}) returning id`,
  )
  await company.db.execute(sql`
    insert into survey_invitation (survey_id, customer_id, invited_at, invited_on) values (${surveyId}, ${customerId}, now() - interval '2 days', current_date - 2)`)
  const responseId = await insert(sql`
    insert into survey_response (survey_id, customer_id, answered_at, answered_on, satisfaction, expectation, perception)
    values (${surveyId}, ${customerId}, now() - interval '1 day', current_date - 1, 4, 5, 3) returning id`)
  // The same item everywhere.
  const itemId = await insert(sql`
    insert into survey_item (name) values ('价格') on conflict (lower(name)) do update set updated_at = now() returning id`)
  await company.db.execute(sql`
    insert into survey_response_item (response_id, item_id, expectation, perception) values (${responseId}, ${itemId}, 4, 2)`)
  // What was decided on a customer who is merged away since counts no more: the survivor has its own.
  if (survivor === null) await decideByHand(company, marked)
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
  const own = await makeOwn(company, place, marked, userId)
  const approvals = await makeApprovals(company, marked, userId)
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
    ...cases,
    ...own,
    ...approvals,
    contactId,
    interactionId,
    taskId,
    opportunityId,
    collisionId,
    paperId,
    waybillNo,
    surveyId,
    itemId,
    lossId,
    mergeId,
    outletId,
    outletCode,
    userId,
    userEmail: company.users[user].email,
    version: 1,
    importId,
    runId,
  }
}

/** Works a run off over everybody made so far, and answers its id; those that targets bring along still wait. */
export async function makeRun(company: TestCompany): Promise<number> {
  const { id } = await startRun(await company.contextAs('administrator'), { scheme: 'abc' })
  await recomputeRun(await company.system(), Number(id))
  return Number(id)
}
