import { afterAll, beforeAll, expect, it } from 'vitest'
import { classPaths } from '#lib/analysis/classification/class-path'
import { classesOfCustomer } from '#lib/analysis/classification/of-customer'
import { approvalKinds } from '#lib/plans/approval-kinds'
import { decideApproval } from '#lib/records/approvals/decide'
import { proposeReference } from '#lib/records/references/service'
import { runScheme } from '#tests/support/import-file'
import type { SmallCompany } from './small-company.ts'
import { openSmallCompany, period } from './small-company.ts'

let company: SmallCompany
beforeAll(async () => {
  company = await openSmallCompany()
  await runScheme(company, { scheme: 'dormancy', ...period })
  await runScheme(company, { scheme: 'abc', ...period })
  await runScheme(company, { scheme: 'abc', ...period, currency: 'USD' })
})
afterAll(() => company.close())

// By hand, from small-company.ts: of 21,000.00 in positive revenue K1 has 13,000.00, K2 5,000.00, K3 and K4 1,500.00 each. Before K2 stand 61.9 %: A;
// before K3 and K4 85.7 %: B.
it('a customer has the class of each scheme’s run that lists show, in the order of the schemes, with its reasons', async () => {
  const classes = await classesOfCustomer(await company.contextAs('administrator'), company.ids.K3)
  expect(classes.map(({ scheme, className }) => [scheme, className])).toEqual([
    ['abc', 'B'],
    ['dormancy', expect.any(String)],
  ])
  expect(classes[0]).toMatchObject({ from: '2026-01-01', to: '2026-07-01', asOf: '2026-06-30', override: null })
  expect(classes[0]?.reasons.join()).toContain('¥1,500.00')
})

it('a later run takes the place of an earlier one, but not one with other parameters, which lists do not show', async () => {
  const admin = await company.contextAs('administrator')
  const abcOfK2 = async () => (await classesOfCustomer(admin, company.ids.K2)).find(({ scheme }) => scheme === 'abc')
  await runScheme(company, { scheme: 'abc', ...period, parameters: { a_share: 0.5, b_share: 0.6 } })
  expect((await abcOfK2())?.className).toBe('A')
  // In May there is K3 alone.
  await runScheme(company, { scheme: 'abc', from: '2026-05-01', to: '2026-06-01', as_of: '2026-06-30' })
  expect(await abcOfK2()).toBeUndefined()
  await runScheme(company, { scheme: 'abc', ...period })
  expect(await abcOfK2()).toMatchObject({ className: 'A', from: '2026-01-01' })
})

it('the way to its class goes over the runs that lists showed, for whoever sees the customer', async () => {
  // In May there is K3 alone.
  await runScheme(company, { scheme: 'abc', from: '2026-05-01', to: '2026-06-01', as_of: '2026-07-31' })
  await runScheme(company, { scheme: 'abc', ...period, as_of: '2026-08-31' })
  const paths = await classPaths(await company.contextAs('administrator'), company.ids.K2)
  expect(paths.find(({ scheme }) => scheme === 'abc')?.steps).toEqual([
    { asOf: '2026-08-31', group: 'A' },
    { asOf: '2026-07-31', group: null },
    { asOf: '2026-06-30', group: 'A' },
  ])
  expect(await classPaths(await company.contextAs('sales'), company.ids.K2)).toEqual([])
})

it('whoever is not in a run has no class in it', async () => {
  expect(await classesOfCustomer(await company.contextAs('administrator'), company.ids.K9)).toEqual([])
})

it('a customer out of scope has none, whatever the company knows', async () => {
  const sales = await company.contextAs('sales')
  expect((await classesOfCustomer(sales, company.ids.K1)).length).toBeGreaterThan(0)
  expect(await classesOfCustomer(sales, company.ids.K2)).toEqual([])
})

it('without the permission nothing is answered', async () => {
  await expect(classesOfCustomer(await company.contextAs('service'), company.ids.K1)).rejects.toMatchObject({ code: 'forbidden' })
})

it('who was named as a reference after the run is told so, and counted by the next', async () => {
  await runScheme(company, { scheme: 'value_kinds', ...period })
  const kindsOfK1 = async () =>
    (await classesOfCustomer(await company.contextAs('sales'), company.ids.K1)).find(({ scheme }) => scheme === 'value_kinds')
  expect((await kindsOfK1())?.reasons).toContain('没有声誉价值：未说明，也不在标杆客户名单上。')
  expect((await kindsOfK1())?.changes.join()).toContain('标杆客户名单')
  const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)
  const { approval_id: id } = await proposeReference(await company.contextAs('sales'), {
    ...{ customer_id: String(company.ids.K1), basis: 'industry_leader', merit: '本地龙头' },
    ...{ consent_on: day(-5), consent_by: '总经办', consent_paper: '合同附件', ends_on: day(200) },
  })
  expect((await kindsOfK1())?.reasons).toContain('没有声誉价值：未说明，也不在标杆客户名单上。')
  const executive = await company.contextAs('executive')
  await decideApproval(executive, approvalKinds, Number(id), { version: 1, decision: 'approve' })
  const between = await kindsOfK1()
  expect(between?.reasons).toContain('声誉价值：已在标杆客户名单，下次计算起计入。')
  expect(between?.reasons.join()).not.toContain('没有声誉价值')
  expect(between?.changes.join()).not.toContain('标杆客户名单')
  // One of a day before the approval does not know of it.
  const { rows } = await runScheme(company, { scheme: 'value_kinds', ...period })
  const ofK1 = rows.find(({ customer }) => customer.external_id === 'K1')
  expect(ofK1?.reasons.map(({ code }: { code: string }) => code)).toContain('value_kinds.no_reputation')
  await runScheme(company, { scheme: 'value_kinds', from: period.from })
  expect((await kindsOfK1())?.reasons).toContain('声誉价值：在已批准的标杆客户名单上。')
})
