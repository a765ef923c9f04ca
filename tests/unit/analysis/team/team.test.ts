import { describe, expect, it } from 'vitest'
import type { TeamMember } from '#lib/analysis/team/team'
import { orderTeam, sumTeam } from '#lib/analysis/team/team'

const member = (name: string, given: Partial<TeamMember>): TeamMember => ({
  ...{ userId: 1, name, outletName: '首南', customers: 0, a: 0, b: 0, c: 0, planned: 0, overdue: 0, cadence: 0, lateLeads: 0 },
  ...{ drowsy: 0, halfAsleep: 0, asleep: 0, shipments: 0, shipmentsThen: 0, revenueMinor: 0, revenueThenMinor: 0 },
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
})
