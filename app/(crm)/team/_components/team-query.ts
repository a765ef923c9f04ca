import type { TeamSort } from '#lib/analysis/team/team'
import { teamSorts } from '#lib/analysis/team/team'

export const teamPath = '/team'

export interface TeamState {
  outletId: number | undefined
  sort: TeamSort
  falling: boolean
  params: Record<string, string>
}

/** Reads the URL of the team; what cannot be read is left out. Those come first who are furthest behind. */
export function readTeam(given: Readonly<Record<string, string>>): TeamState {
  const params: Record<string, string> = {}
  const { sort = '', outlet = '' } = given
  const key = teamSorts.find((each) => each === sort.replace(/^-/, ''))
  if (key !== undefined) params['sort'] = sort
  const named = /^[1-9]\d{0,8}$/.test(outlet)
  if (named) params['outlet'] = outlet
  return {
    outletId: named ? Number(outlet) : undefined,
    sort: key ?? 'overdue',
    falling: key === undefined || sort.startsWith('-'),
    params,
  }
}
