import { inRun, inWholePlaces, readers, shipped } from '../analysis.ts'
import type { PageLine } from '../screen-line.ts'
import type { Target } from '../target.ts'

/** A person's name is masked; the way to the card says who is in it. */
const linked = (at: Target) => `/customers/${at.customerId}"`

const read = (page: string, path: PageLine['path']): PageLine => ({
  page: `app/(crm)/analysis/${page}`,
  permission: 'analysis:read',
  everywhere: true,
  path,
  expect: readers,
})

export const analysisPages: readonly PageLine[] = [
  read('page.tsx', () => '/analysis'),
  read('[scheme]/page.tsx', () => '/analysis/abc'),
  read('[scheme]/page.tsx', () => '/analysis/loyalty'),
  read('runs/page.tsx', () => '/analysis/runs'),
  read('runs/[id]/page.tsx', (at) => `/analysis/runs/${at.runId}`),
  read('relationship/page.tsx', () => '/analysis/relationship'),
  read('relationship/customers/page.tsx', () => '/analysis/relationship/customers'),
  read('contact-balance/page.tsx', () => '/analysis/contact-balance'),
  read('upgrade/page.tsx', () => '/analysis/upgrade'),
  read('upgrade/moves/page.tsx', () => '/analysis/upgrade/moves'),
  read('concentration/page.tsx', () => '/analysis/concentration'),
  {
    page: 'app/(crm)/analysis/concentration/customers/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/concentration/customers?part=100&measure=pieces&limit=200',
    shows: linked,
    expect: inRun,
  },
  {
    // Of a place that the reader does not see as a whole nothing is told.
    page: 'app/(crm)/analysis/concentration/alarms/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/concentration/alarms?limit=200',
    shows: linked,
    expect: inWholePlaces,
  },
  read('satisfaction/page.tsx', () => '/analysis/satisfaction'),
  read('on-time/page.tsx', () => '/analysis/on-time'),
  read('satisfaction-index/page.tsx', () => '/analysis/satisfaction-index'),
  read('loyalty-tree/page.tsx', () => '/analysis/loyalty-tree'),
  {
    // Everybody's loyalty was set by hand, as spurious.
    page: 'app/(crm)/analysis/loyalty-tree/customers/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/loyalty-tree/customers?leaf=visits&side=others&limit=200',
    shows: linked,
    expect: inRun,
  },
  {
    // Who answered is counted, archived or not.
    page: 'app/(crm)/analysis/satisfaction-index/customers/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/satisfaction-index/customers?limit=200',
    shows: linked,
    expect: shipped,
  },
  {
    page: 'app/(crm)/analysis/satisfaction-index/customers/page.tsx',
    permission: 'analysis:read',
    path: (at) => `/analysis/satisfaction-index/customers?item=${at.itemId}&limit=200`,
    shows: linked,
    expect: shipped,
  },
  {
    // Everybody's loyalty was set by hand, as spurious.
    page: 'app/(crm)/analysis/loyalty-matrix/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/loyalty-matrix?limit=200',
    shows: linked,
    expect: inRun,
  },
  read('season/page.tsx', () => '/analysis/season'),
  read('retention/page.tsx', (at) => `/analysis/retention?outlet=${at.outletId}`),
  read('retention/page.tsx', () => '/analysis/retention?by=segment'),
  read('retention/customers/page.tsx', () => '/analysis/retention/customers'),
  // A customer out of reach is left out, whoever asks.
  read('price-cut/page.tsx', () => '/analysis/price-cut'),
  read('price-cut/page.tsx', (at) => `/analysis/price-cut?customer=${at.customerId}`),
  {
    // Whoever is archived or merged away is watched by nobody.
    page: 'app/(crm)/analysis/drop/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/drop?limit=200',
    // A link that says from which list the card is opened.
    shows: (at) => `/customers/${at.customerId}?`,
    expect: inRun,
  },
  {
    page: 'app/(crm)/analysis/negative/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/negative?limit=200',
    shows: linked,
    expect: inRun,
  },
  {
    page: 'app/(crm)/analysis/revenue/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/revenue?limit=200',
    shows: linked,
    expect: inRun,
  },
  {
    page: 'app/(crm)/analysis/year-value/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/year-value?limit=200',
    shows: linked,
    expect: inRun,
  },
  ...['worth', 'keeping', 'value-change', 'profit'].map(
    (place): PageLine => ({
      page: `app/(crm)/analysis/${place}/page.tsx`,
      permission: 'analysis:read',
      path: () => `/analysis/${place}?limit=200`,
      shows: linked,
      expect: inRun,
    }),
  ),
  ...['worth', 'keeping', 'value-change', 'profit'].map((place) =>
    read(`${place}/page.tsx`, (at) => `/analysis/${place}?outlet=${at.outletId}`),
  ),
  read('satisfaction/page.tsx', () => `/analysis/satisfaction?group=${encodeURIComponent('服饰')}`),
  // A filter by an outlet out of reach is left out, whoever asks.
  read('revenue/page.tsx', (at) => `/analysis/revenue?outlet=${at.outletId}`),
  read('year-value/page.tsx', (at) => `/analysis/year-value?outlet=${at.outletId}`),
  read('drop/page.tsx', (at) => `/analysis/drop?outlet=${at.outletId}`),
  read('concentration/page.tsx', (at) => `/analysis/concentration?outlet=${at.outletId}`),
  {
    page: 'app/(crm)/analysis/runs/[id]/customers/page.tsx',
    permission: 'analysis:read',
    path: (at) => `/analysis/runs/${at.runId}/customers?limit=200`,
    shows: linked,
    expect: inRun,
  },
  {
    // Who is archived or merged away is in no list of what was decided; otherwise it reaches as far as a run does.
    page: 'app/(crm)/analysis/overrides/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/overrides?limit=200',
    shows: linked,
    expect: inRun,
  },
  {
    // Who was asked was asked, archived or not.
    page: 'app/(crm)/analysis/satisfaction/customers/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/satisfaction/customers?answer=4&limit=200',
    shows: linked,
    expect: shipped,
  },
]
