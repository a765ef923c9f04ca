import { keepForManagers } from '#lib/analysis/manager-figures/keep-all'
import { workOffAll } from '#lib/jobs/registry'
import { sql } from '#lib/platform/db/sql'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import type { TestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

const customers = 8
const monthsOfWaybills = 8

/**
 * Fills a company, so that what is asked at random is there: customers with waybills, a record of each other kind with each, two that are merged, references and partings, pages of charts, ten reports, imports
 * that are done (1) and ready (2 to 4), runs that are done (1 to 6) and wait (7 to 12).
 */
export async function seedRecords(company: TestCompany): Promise<void> {
  const owners = [company.users.sales.id, company.users.salesColleague.id, company.users.salesHangzhou.id]
  for (let index = 0; index < customers; index += 1) {
    const ownerId = owners[index % owners.length]
    const id = await insertCustomer(company.db, {
      name: index === 3 ? '王小明' : `宁波试验${index}有限公司`,
      externalId: `K-${index}`,
      kind: index === 3 ? 'consumer' : 'business',
      ...(ownerId === undefined ? {} : { ownerId }),
      outletId: index % 3 === 2 ? company.outlets.xihu : company.outlets.shounan,
    })
    for (let month = 0; month < monthsOfWaybills; month += 1)
      await insertWaybill(company.db, {
        customerId: id,
        acceptedOn: `2026-${String(month + 1).padStart(2, '0')}-1${index}`,
        outletId: company.outlets.shounan,
        product: 'standard',
        destinationRegion: '330200',
        freightMinor: 1_000 * (index + 1),
        costMinor: 700,
        promisedAt: '2026-12-01T00:00:00Z',
        deliveredAt: '2026-11-01T00:00:00Z',
      })
    await recordsOf(company, `K-${index}`, index)
  }
  await company.db.execute(sql`update customer set phone = '13900139000', address = '宁波市鄞州区首南街道18号'`)
  await sent(company, '/customers/ext:K-6/merge', { merged: 'ext:K-7', version: 1, merged_version: 1 })
  await askApprovals(company)
  await makeRoles(company)
  const schemes = ['abc', 'rfm', 'dormancy', 'loyalty', 'abc_weighted']
  await imported(company, 'S-1')
  for (const name of ['S-2', 'S-3', 'S-4']) await imported(company, name, { dry_run: 'true' })
  for (const scheme of [...schemes, 'golden_list']) await sent(company, '/analysis/runs', { scheme, as_of: '2026-11-20' })
  const thisYear = new Date().getFullYear()
  for (const year of [thisYear, thisYear - 1]) await sent(company, '/reviews', { year })
  await sent(company, `/reviews/${thisYear - 1}/refresh`, undefined)
  await workOffAll({ db: company.db, log, dataDirectory: env().DATA_DIR })
  await keepForManagers(await company.system())
  for (let index = 0; index < 20; index += 1) await sent(company, '/dashboards', { name: `经营看板${index}`, cards: [] })
  const daily = { of: { dashboard: 'manager', filters: {} }, every: 'day', weekday: null, month_day: null, time: '08:00' }
  for (let index = 0; index < 10; index += 1)
    await sent(company, '/reports', {
      ...{ ...daily, name: `经营日报${index}`, skip_days_off: false, recipients: [], file_format: 'csv', robot: null },
    })
  await proposeSome(company)
  for (const scheme of [...schemes, 'abc']) await sent(company, '/analysis/runs', { scheme, as_of: '2026-11-19' })
}

/** Requests (1 to 24) by somebody else and by each of two who ask, which anybody but whoever made one may decide. */
async function askApprovals(company: TestCompany): Promise<void> {
  const requesters = [company.users.disabled.id, company.users.administrator.id, company.users.sales.id]
  for (let index = 0; index < 24; index += 1) {
    const requesterId = requesters[index % requesters.length] ?? company.users.disabled.id
    await company.db.execute(sql`
      with asked as (
        insert into approval (kind, rule, requester_id, reason, subject_type, subject_id, customer_id, outlet_id, measure, payload, facts, ladder, asked_at)
        values ('override', 'override', ${requesterId}, '按合同', 'customer_class', ${`1:abc:${index}`}, 1, ${company.outlets.shounan}, 2,
          '{"customer_id": 1, "scheme": "abc", "class": "C", "reason": "按合同"}', '[]', '[]', now()) returning id)
      insert into approval_step (approval_id, position, role, hours, decider_ids, opened_at, due_at)
      select asked.id, 1, 'executive', 24, array_agg(u.id), now(), now() + interval '1 day'
      from asked, app_user u where u.id <> ${requesterId} group by asked.id`)
  }
}

/** References in force (1 to 5) and partings under way (1 to 6) of customers that may be parted with, as somebody has it. */
async function proposeSome(company: TestCompany): Promise<void> {
  await company.db.execute(sql`
    insert into customer_override (customer_id, scheme, class, reason, set_by_id)
    select c.id, 'golden_list', 'part', '长期亏损', ${company.users.salesManager.id} from customer c where c.external_id < 'K-6'`)
  const consent = { consent_on: '2026-01-02', consent_by: '总经理', consent_paper: '1 号柜', ends_on: '2099-01-01' }
  for (const index of [0, 1, 2, 4, 5])
    await sent(company, '/references', { customer_external_id: `K-${index}`, basis: 'listed', merit: '行业第一', ...consent })
  for (const index of [0, 1, 2, 3, 4, 5])
    await sent(company, '/partings', { customer_external_id: `K-${index}`, reason: '长期亏损' })
  await company.db.execute(
    sql`update approval set status = 'approved', decided_at = now() where kind in ('reference', 'parting')`,
  )
}

/** Sixty roles of the company's own, which may be changed and deleted. */
async function makeRoles(company: TestCompany): Promise<void> {
  await company.db.execute(sql`
    insert into role (key, name, based_on) select 'own_' || i, '自定义角色' || i, 'sales' from generate_series(0, 59) i`)
}

async function recordsOf(company: TestCompany, customer: string, index: number): Promise<void> {
  const of = { customer_external_id: customer, external_id: `${customer}-1` }
  await sent(company, '/contacts', { ...of, name: '李四', phone: '13800138000', email: 'li@example.com' })
  await sent(company, '/interactions', { ...of, channel: 'call', occurred_at: '2026-11-01T10:00:00+08:00' })
  await sent(company, '/tasks', { ...of, title: '回访' })
  await sent(company, '/papers', { ...of, type: '安全协议', title: '快件安全协议', form: 'original' })
  const scan = new FormData()
  scan.set('version', '1')
  scan.set('file', new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF'], 'scan.pdf'))
  await sent(company, `/papers/${index + 1}/scan`, scan, 'PUT')
  await sent(company, '/cases', {
    ...of,
    type: index % 2 === 0 ? 'complaint' : 'enquiry',
    opened_at: '2026-11-02T10:00:00+08:00',
    caller_name: '李四',
    caller_phone: '13800138000',
  })
}

async function imported(company: TestCompany, survey: string, options: Record<string, string> = {}): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries(options)) form.set(name, value)
  form.set('kind', 'survey_responses')
  const lines = Array.from(
    { length: customers },
    (_, index) => `${survey},K-${index},2026-11-03 10:00,${1 + (index % 5)},${5 + index}`,
  )
  const file = `survey_external_id,customer_external_id,answered_at,satisfaction,recommend\n${lines.join('\n')}\n`
  form.set('file', new File([file], 'answers.csv'))
  await sent(company, '/imports', form)
}

async function sent(company: TestCompany, path: string, body: unknown, method = 'POST'): Promise<void> {
  const answer = await company.api(method, path, { key: await company.keyFor('administrator'), body })
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
}
