import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  importCalendarYear,
  isWorkingDay,
  removeCalendarDay,
  seedCalendar,
  setCalendarDay,
  viewCalendar,
} from '#lib/platform/calendar/calendar'
import { sql } from '#lib/platform/db/sql'
import { decimalNumber, defineSetting, wholeNumber } from '#lib/platform/settings/setting'
import { changeSetting, getSetting, viewSetting } from '#lib/platform/settings/settings'
import type { TestCompany } from '#tests/support/company'
import { openTestCompany } from '#tests/support/company'

const fence = defineSetting(
  'test.fence',
  {
    low: wholeNumber({ unit: 'days', initial: 3, min: 1, max: 100 }),
    high: wholeNumber({ unit: 'days', initial: 6, min: 1, max: 100 }),
    share: decimalNumber({ unit: 'share', initial: 0.8, min: 0, max: 1 }),
  },
  [{ holds: ({ low, high }) => low < high, field: 'high', code: 'out_of_range' }],
)

let company: TestCompany
beforeAll(async () => {
  company = await openTestCompany()
})
afterAll(() => company.close())

const lastEvent = () => company.db.prisma.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })

describe('a setting', () => {
  it('is its default until somebody changes it, field by field, with from and to in the audit', async () => {
    const ctx = await company.contextAs('administrator')
    expect(await getSetting(company.db, fence)).toEqual({ low: 3, high: 6, share: 0.8 })
    const changed = await changeSetting(ctx, fence, { version: 0, values: { high: 9 } })
    expect(changed).toMatchObject({
      values: { low: 3, high: 9, share: 0.8 },
      initial: { high: 6 },
      version: 1,
      changedByName: '管安',
    })
    expect(await getSetting(company.db, fence)).toEqual({ low: 3, high: 9, share: 0.8 })
    expect(await lastEvent()).toMatchObject({
      action: 'setting.change',
      subjectId: 'test.fence',
      actorId: ctx.actor.userId,
      detail: { high: [6, 9] },
    })
  })

  it('refuses by field what is out of bounds, unknown or against a rule, and keeps what stands', async () => {
    const ctx = await company.contextAs('administrator')
    for (const [values, name] of [
      [{ low: 0 }, 'low'],
      [{ low: 1.5 }, 'low'],
      [{ share: 1.2 }, 'share'],
      [{ high: 2 }, 'high'],
      [{ wide: 2 }, 'wide'],
    ] as const)
      await expect(changeSetting(ctx, fence, { version: 1, values })).rejects.toMatchObject({ issues: [{ name }] })
    expect(await getSetting(company.db, fence)).toEqual({ low: 3, high: 9, share: 0.8 })
  })

  it('meets a change over an older version with what stands now, and one that changes nothing leaves no trace', async () => {
    const ctx = await company.contextAs('administrator')
    await expect(changeSetting(ctx, fence, { version: 0, values: { low: 2 } })).rejects.toMatchObject({
      code: 'conflict',
      current: { version: 1, values: { high: 9 } },
    })
    const before = await lastEvent()
    expect((await changeSetting(ctx, fence, { version: 1, values: { high: 9 } })).version).toBe(1)
    expect(await lastEvent()).toEqual(before)
  })

  it('is for whoever manages settings', async () => {
    const ctx = await company.contextAs('executive')
    await expect(viewSetting(ctx, fence)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(changeSetting(ctx, fence, { version: 1, values: {} })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('drops a field that a release took away', async () => {
    await company.db.execute(sql`insert into company_setting (key, value) values ('test.gone', '{"days": 4, "gone": true}')`)
    const setting = defineSetting('test.gone', { days: wholeNumber({ unit: 'days', initial: 1, min: 1, max: 9 }) })
    expect(await getSetting(company.db, setting)).toEqual({ days: 4 })
  })
})

describe('the calendar', () => {
  it('is there from the start, and days are set, taken out and put in by the year', async () => {
    const ctx = await company.contextAs('administrator')
    expect(await isWorkingDay(company.db, '2026-10-10')).toBe(true)
    expect(await isWorkingDay(company.db, '2026-10-01')).toBe(false)
    expect((await viewCalendar(ctx, 2027)).years).toEqual([
      { year: 2024, days: 36, provisional: false },
      { year: 2025, days: 33, provisional: false },
      { year: 2026, days: 39, provisional: false },
      { year: 2027, days: 28, provisional: true },
    ])
    await setCalendarDay(ctx, { day: '2026-11-27', kind: 'holiday', name: '司庆' })
    expect(await isWorkingDay(company.db, '2026-11-27')).toBe(false)
    expect(await lastEvent()).toMatchObject({ action: 'calendar.set', detail: { kind: [null, 'holiday'], name: [null, '司庆'] } })
    await removeCalendarDay(ctx, '2026-11-27')
    expect(await isWorkingDay(company.db, '2026-11-27')).toBe(true)
    await expect(removeCalendarDay(ctx, '2026-11-27')).rejects.toMatchObject({ code: 'not_found' })
    await expect(importCalendarYear(ctx, 2027, '2027-01-01 休 元旦\n?')).rejects.toMatchObject({
      issues: [{ name: 'text', params: { line: 2, count: 1 } }],
    })
    expect((await viewCalendar(ctx, 2027)).days).toHaveLength(28)
    expect(await importCalendarYear(ctx, 2027, '2027-01-01 休 元旦\n2027-01-02 班')).toBe(2)
    expect((await viewCalendar(ctx, 2027)).days.map(({ provisional }) => provisional)).toEqual([false, false])
  })

  it('brings what is shipped once: what a company settled or emptied stays so', async () => {
    await company.db.execute(sql`delete from calendar_day where day >= '2024-01-01' and day < '2025-01-01'`)
    await seedCalendar(company.db)
    const ctx = await company.contextAs('administrator')
    expect((await viewCalendar(ctx, 2024)).days).toEqual([])
    await company.db.execute(sql`update company_setting set value = value || '{"2027": 0}' where key = 'calendar_editions'`)
    await seedCalendar(company.db)
    expect((await viewCalendar(ctx, 2027)).days).toHaveLength(2)
  })

  it('is for whoever manages settings', async () => {
    const ctx = await company.contextAs('serviceManager')
    await expect(viewCalendar(ctx, 2026)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(setCalendarDay(ctx, { day: '2026-11-27', kind: 'holiday', name: '' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
