import { afterAll, beforeAll, expect, it } from 'vitest'
import { ownParameters, relationshipSetting } from '#lib/analysis/classification/own-parameters'
import { chooseProfile, viewProfile } from '#lib/analysis/profile/service'
import { viewFirstSteps } from '#lib/platform/org/first-steps'
import { changeSetting, viewSetting } from '#lib/platform/settings/settings'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const administrator = () => company.contextAs('administrator')
const events = (action: string) => company.db.prisma.auditEvent.findMany({ where: { action }, orderBy: { id: 'desc' } })
const cutsOf = async (scheme: string) => (await ownParameters(company, scheme))['margin_cuts']

it('a profile sets the cuts of margin that its runs go by, is audited and ticks its step', async () => {
  const ctx = await administrator()
  expect(await cutsOf('relationship_scale')).toEqual([0, 0.08, 0.2])
  const { chosen, version, changes } = await viewProfile(ctx)
  expect([chosen, version]).toEqual([null, 0])
  expect(changes.online).toEqual([
    { field: 'absolute_shipments', from: false, to: true, byHand: false },
    { field: 'medium_margin', from: 0.08, to: 0.05, byHand: false },
    { field: 'high_margin', from: 0.2, to: 0.12, byHand: false },
  ])
  await chooseProfile(ctx, { profile: 'online', version, byHand: false })
  expect(await cutsOf('relationship_scale')).toEqual([0, 0.05, 0.12])
  expect(await cutsOf('relationship_count')).toEqual([0.05, 0.12])
  expect((await events('company.profile'))[0]?.detail).toEqual({ profile: [null, 'online'] })
  expect((await events('setting.change'))[0]).toMatchObject({
    subjectId: 'analysis.relationship',
    detail: { absolute_shipments: [false, true], medium_margin: [0.08, 0.05], high_margin: [0.2, 0.12] },
  })
  expect(await viewFirstSteps(ctx)).toMatchObject({ profile: true })
})

it('another one later leaves what was set by hand alone, unless asked', async () => {
  const ctx = await administrator()
  const { version } = await viewSetting(ctx, relationshipSetting)
  await changeSetting(ctx, relationshipSetting, { version, values: { high_margin: 0.15, large_share: 0.1 } })
  const view = await viewProfile(ctx)
  expect(view.changes.business).toEqual([
    { field: 'absolute_shipments', from: true, to: false, byHand: false },
    { field: 'medium_margin', from: 0.05, to: 0.1, byHand: false },
    { field: 'high_margin', from: 0.15, to: 0.25, byHand: true },
  ])
  await chooseProfile(ctx, { profile: 'business', version: view.version, byHand: false })
  expect((await viewSetting(ctx, relationshipSetting)).values).toMatchObject({
    medium_margin: 0.1,
    high_margin: 0.15,
    large_share: 0.1,
  })
  await chooseProfile(ctx, { profile: 'business', version: view.version + 1, byHand: true })
  expect((await viewSetting(ctx, relationshipSetting)).values).toMatchObject({
    medium_margin: 0.1,
    high_margin: 0.25,
    large_share: 0.1,
  })
  // The same profile a second time is no choice of another.
  expect(await events('company.profile')).toHaveLength(2)
})

it('what was looked at beforehand has to stand still, and what stays has to go with what is set', async () => {
  const ctx = await administrator()
  const { version } = await viewProfile(ctx)
  await expect(chooseProfile(ctx, { profile: 'mixed', version: version - 1, byHand: false })).rejects.toMatchObject({
    code: 'conflict',
  })
  await changeSetting(ctx, relationshipSetting, { version, values: { medium_margin: 0.22 } })
  await expect(chooseProfile(ctx, { profile: 'mixed', version: version + 1, byHand: false })).rejects.toMatchObject({
    detail: 'profile.kept_values_clash',
  })
  expect(await viewProfile(ctx)).toMatchObject({ chosen: 'business', version: version + 1 })
  await expect(
    chooseProfile(await company.contextAs('executive'), { profile: 'mixed', version, byHand: true }),
  ).rejects.toMatchObject({
    code: 'forbidden',
  })
})

it('scale by what is reached a month is a setting: of revenue, or of shipments', async () => {
  const ctx = await administrator()
  const own = async () => ownParameters(ctx, 'relationship_scale')
  expect(await own()).not.toHaveProperty('scale_by')
  const set = async (values: Record<string, unknown>) => {
    const { version } = await viewSetting(ctx, relationshipSetting)
    await changeSetting(ctx, relationshipSetting, { version, values })
  }
  await set({ absolute: true, large_amount: 60_000 })
  expect(await own()).toMatchObject({ scale_by: 'revenue', large_from: 60_000, medium_from: 8_000, outlet_divisor: 5 })
  await set({ absolute_shipments: true })
  expect(await own()).toMatchObject({ scale_by: 'shipments', large_from: 20_000, medium_from: 2_000, outlet_divisor: 5 })
  await expect(set({ medium_shipments: 20_000 })).rejects.toMatchObject({
    code: 'invalid_request',
    issues: [{ code: 'cuts_do_not_ascend' }],
  })
})
