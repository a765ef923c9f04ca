import { describe, expect, it } from 'vitest'
import { serviceBenchmarkSetting } from '#lib/analysis/home/benchmark'
import { serviceDays } from '#lib/analysis/manager-figures/kept'
import { changeSetting } from '#lib/platform/settings/settings'
import { listQueue } from '#lib/records/cases/queue/service'
import { asOf, broken, managersCompany } from './managers-company.ts'

const { company, figuresOf } = managersCompany()

describe('what managers see of service', () => {
  it('promises, 72 hours, complaints, and what broke its legal days', async () => {
    // Accepted 9 May to 7 June: 2 + 12 + 2; of the two with a promise one was kept and within 72 hours. Opened in those days, without the archived one and the enquiry: 9.
    expect((await figuresOf('executive')).service).toEqual({
      ...{ waybills: 16, onTime: 0.5, within72: 1 / 16, complaints: 9, complaintsPerMillion: 562_500, breaches: broken.length },
      // Two appeals of 16, one of them effective; beside what ships as published.
      ...{ appealsPerMillion: 125_000, effectivePerMillion: 62_500 },
      benchmark: { appeals: 1.82, effective: 0.18, month: '2021-06-01' },
    })
  })

  it('the legal days that were broken lead to the very complaints', async () => {
    const ctx = await company().contextAs('executive')
    const query = { breached: serviceDays(asOf), stage: 'all', sort: 'opened', falling: true, limit: 50 } as const
    const { rows } = await listQueue(ctx, query)
    expect(rows.map((row) => row.external_id).sort()).toEqual(broken)
    expect((await listQueue(await company().contextAs('salesColleague'), query)).rows).toEqual([])
    // Days that are yet to come have broken nothing.
    const ahead = { ...query, breached: { from: '2026-01-01', to: '2099-01-01' } }
    const early = { ...ctx, now: new Date('2026-05-28T08:00:00+08:00') }
    expect((await listQueue(early, ahead)).rows.map((row) => row.external_id).sort()).toEqual([
      ...['not told, over on the day before', 'told a minute late', 'told late, opened before'],
    ])
  })

  it('appeals stand beside what the company has set as published, or beside nothing', async () => {
    const ctx = await company().contextAs('administrator')
    const set = async (version: number, values: Record<string, unknown>) => {
      await changeSetting(ctx, serviceBenchmarkSetting, { version, values })
      return (await figuresOf('executive')).service.benchmark
    }
    expect(await set(0, { appeals: 2.5, effective: 0, year: 2025, month: 11 })).toEqual({
      ...{ appeals: 2.5, effective: null, month: '2025-11-01' },
    })
    expect(await set(1, { appeals: 0, effective: 0.2, year: 2025, month: 11 })).toBeNull()
  })
})
