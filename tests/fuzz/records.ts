import { workOffAll } from '#lib/jobs/registry'
import { env } from '#lib/platform/env'
import { log } from '#lib/platform/log/log'
import type { TestCompany } from '#tests/support/company'
import { insertCustomer, insertWaybill } from '#tests/support/shipments'

const customers = 6
const monthsOfWaybills = 8

/** Fills a company, so that what is asked at random is there: six customers with waybills, a record of each other kind with each, a done import and runs. */
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
  await imported(company)
  for (const scheme of ['abc', 'rfm', 'dormancy', 'loyalty', 'abc_weighted'])
    await sent(company, '/analysis/runs', { scheme, as_of: '2026-11-20' })
  await workOffAll({ db: company.db, log, dataDirectory: env().DATA_DIR })
}

async function recordsOf(company: TestCompany, customer: string, index: number): Promise<void> {
  const of = { customer_external_id: customer, external_id: `${customer}-1` }
  await sent(company, '/contacts', { ...of, name: '李四', phone: '13800138000', email: 'li@example.com' })
  await sent(company, '/interactions', { ...of, channel: 'call', occurred_at: '2026-11-01T10:00:00+08:00' })
  await sent(company, '/tasks', { ...of, title: '回访' })
  await sent(company, '/cases', {
    ...of,
    type: index % 2 === 0 ? 'complaint' : 'enquiry',
    opened_at: '2026-11-02T10:00:00+08:00',
  })
}

async function imported(company: TestCompany): Promise<void> {
  const form = new FormData()
  form.set('kind', 'survey_responses')
  const lines = Array.from({ length: customers }, (_, index) => `S-1,K-${index},2026-11-03 10:00,${1 + (index % 5)},${5 + index}`)
  const file = `survey_external_id,customer_external_id,answered_at,satisfaction,recommend\n${lines.join('\n')}\n`
  form.set('file', new File([file], 'answers.csv'))
  await sent(company, '/imports', form)
}

async function sent(company: TestCompany, path: string, body: unknown): Promise<void> {
  const answer = await company.api('POST', path, { key: await company.keyFor('administrator'), body })
  if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
}
