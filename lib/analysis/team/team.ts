/** What one salesperson looks after and how it stands. Money in minor units of the company's currency. */
export interface TeamMember {
  userId: number
  name: string
  outletName: string
  customers: number
  a: number
  b: number
  c: number
  /** Next follow-ups of the next seven days, those overdue included, and those overdue. */
  planned: number
  overdue: number
  /** Customers whose contact by the rhythm of their class is overdue. */
  cadence: number
  /** Leads that nobody has contacted within the hours that are set. */
  lateLeads: number
  drowsy: number
  halfAsleep: number
  asleep: number
  /** Of this month to date, and of the days that it is compared with. */
  shipments: number
  shipmentsThen: number
  revenueMinor: number
  revenueThenMinor: number
}

export const teamSorts = ['name', 'customers', 'overdue', 'cadence', 'lateLeads', 'asleep', 'shipments', 'revenueMinor'] as const
export type TeamSort = (typeof teamSorts)[number]

/** Orders a team by one column; those alike by the follow-ups that are overdue, then as they were. */
export function orderTeam(team: readonly TeamMember[], sort: TeamSort, falling: boolean): TeamMember[] {
  const way = falling ? -1 : 1
  const compare = (left: TeamMember, right: TeamMember) =>
    sort === 'name' ? left.name.localeCompare(right.name, 'zh-Hans-CN') : left[sort] - right[sort]
  return [...team].sort((left, right) => way * compare(left, right) || right.overdue - left.overdue)
}

/** Adds a team up; names nobody. */
export function sumTeam(team: readonly TeamMember[]): Omit<TeamMember, 'userId' | 'name' | 'outletName'> {
  const sum = (key: Exclude<keyof TeamMember, 'userId' | 'name' | 'outletName'>) =>
    team.reduce((total, member) => total + member[key], 0)
  return {
    customers: sum('customers'),
    a: sum('a'),
    b: sum('b'),
    c: sum('c'),
    planned: sum('planned'),
    overdue: sum('overdue'),
    cadence: sum('cadence'),
    lateLeads: sum('lateLeads'),
    drowsy: sum('drowsy'),
    halfAsleep: sum('halfAsleep'),
    asleep: sum('asleep'),
    shipments: sum('shipments'),
    shipmentsThen: sum('shipmentsThen'),
    revenueMinor: sum('revenueMinor'),
    revenueThenMinor: sum('revenueThenMinor'),
  }
}
