import { describe, expect, it } from 'vitest'
import type { TeamMember } from '#lib/analysis/team/team'
import { dailyChange, orderTeam, sumTeam } from '#lib/analysis/team/team'

const member = (name: string, given: Partial<TeamMember>): TeamMember => ({
  ...{ userId: 1, name, outletName: '首南', customers: 0, a: 0, b: 0, c: 0, planned: 0, overdue: 0, cadence: 0, lateLeads: 0 },
  ...{ drowsy: 0, halfAsleep: 0, asleep: 0, shipments: 0, lastShipments: 0, revenueMinor: 0, lastRevenueMinor: 0 },
  ...given,
})

describe('a team', () => {
  it('is ordered by a column, and those alike by how many follow-ups are overdue', () => {
    const team = [
      member('甲', { customers: 5, overdue: 1 }),
      member('乙', { customers: 9 }),
      member('丙', { customers: 5, overdue: 40 }),
    ]
    expect(orderTeam(team, 'customers', true).map(({ name }) => name)).toEqual(['乙', '丙', '甲'])
    expect(orderTeam(team, 'customers', false).map(({ name }) => name)).toEqual(['丙', '甲', '乙'])
  })

  it('adds up to its people', () => {
    expect(sumTeam([member('甲', { a: 2, revenueMinor: 300 }), member('乙', { a: 3, revenueMinor: 1 })])).toMatchObject({
      a: 5,
      revenueMinor: 301,
    })
  })

  it('compares averages of a day, so that a month that has begun does not look like a loss', () => {
    // 100 in 10 days is 10 a day; 300 in 30 days is 10 a day.
    expect(dailyChange({ total: 100, days: 10 }, { total: 300, days: 30 })).toBe(0)
    expect(dailyChange({ total: 50, days: 10 }, { total: 300, days: 30 })).toBe(-0.5)
    expect(dailyChange({ total: 50, days: 0 }, { total: 300, days: 30 })).toBeNull()
    expect(dailyChange({ total: 50, days: 10 }, { total: 0, days: 30 })).toBeNull()
  })
})
