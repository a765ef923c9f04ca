import { inRun, readers } from './analysis.ts'
import type { Line } from './line.ts'

export const sleeperLines: Line[] = [
  {
    operation: 'GET /analysis/sleepers',
    request: () => ({ path: '/analysis/sleepers?limit=200' }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: inRun,
  },
  {
    operation: 'GET /analysis/sleeper-figures',
    everywhere: true,
    request: () => ({ path: '/analysis/sleeper-figures' }),
    expect: readers,
  },
]
