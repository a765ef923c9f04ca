import type { Permission } from '#lib/platform/org/roles'
import type { Card } from './schema.ts'

/** A page that ships: its name and note stand in the catalogues under `dashboards.ready.<key>`. It is read as it is and copied to be changed. */
export interface ReadyDashboard {
  key: string
  /** Without it most of its charts say nothing to a reader. */
  permission: Permission
  cards: readonly Card[]
}

function charts(...given: readonly (string | readonly [string, 'full'])[]): Card[] {
  return given.map((one, place) => {
    const [chart, size] = typeof one === 'string' ? ([one, 'half'] as const) : one
    return { key: `c${place + 1}`, chart, size, title: '', note: '', filters: {} }
  })
}

export const READY: readonly ReadyDashboard[] = [
  {
    key: 'manager',
    permission: 'analysis:read',
    cards: charts(
      ['week', 'full'],
      'revenue-change',
      'revenue-by-month',
      'moves-abc',
      'largest',
      'top-drops',
      'negative',
      'worth-abc',
      'service-numbers',
    ),
  },
  {
    key: 'sales-manager',
    permission: 'team:read',
    cards: charts(
      ['team', 'full'],
      'drops-by-owner',
      'drops-by-level',
      'prospects-by-step',
      'moves-dormancy',
      'classes-abc',
      'volume-by-month',
    ),
  },
  {
    key: 'service-manager',
    permission: 'case:read',
    cards: charts(
      ['service-numbers', 'full'],
      'cases-by-month',
      'complaints-by-category',
      'on-time-by-month',
      'on-time-by-region',
      'satisfaction-by-month',
      'satisfaction-answers',
      'nps',
    ),
  },
]

/** Finds a ready page by its key. */
export const findReady = (key: string): ReadyDashboard | null => READY.find((one) => one.key === key) ?? null
