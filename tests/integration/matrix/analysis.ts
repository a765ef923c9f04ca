import type { Line } from './line.ts'
import { rows } from './line.ts'

// A run is over the whole company: whoever reads analysis reads every run, and of its customers those within reach. Service and claims read none.
export const readers: Line['expect'] = {
  sales: '+',
  sales_manager: '+',
  service: 'x',
  service_manager: '+',
  outlet: '+',
  claims: 'x',
  finance: '+',
  executive: '+',
  administrator: '+',
}
export const starters: Line['expect'] = {
  sales: 'x',
  sales_manager: '+',
  service: 'x',
  service_manager: 'x',
  outlet: 'x',
  claims: 'x',
  finance: 'x',
  executive: '+',
  administrator: '+',
}
const wholeCompany: Line['expect'] = { ...starters, sales_manager: 'x' }

// Customers that are archived or merged away are in no run.
//           own colleague outlet child franchise sibling archived merged gone
export const inRun: Line['expect'] = {
  sales: '+--------',
  sales_manager: '++-------',
  service: rows.never,
  service_manager: '+++++----',
  outlet: '+++------',
  claims: rows.never,
  finance: '+++++----',
  executive: '++++++---',
  administrator: '++++++---',
}

// An alarm is told to whoever sees the whole of its place, here the outlet of the customer.
export const inWholePlaces: Line['expect'] = { ...inRun, sales: '---------', sales_manager: '---------' }

// What was shipped was shipped, archived or not; a customer that was merged away stands under its survivor.
export const shipped: Line['expect'] = {
  sales: '+-----+--',
  sales_manager: '++----+--',
  service: rows.never,
  service_manager: '+++++-+--',
  outlet: '+++---+--',
  claims: rows.never,
  finance: '+++++-+--',
  executive: '+++++++--',
  administrator: '+++++++--',
}

// What is asked of one customer by name, archived or not.
const ofOne: Line['expect'] = {
  sales: rows.own,
  sales_manager: rows.team,
  service: rows.never,
  service_manager: rows.tree,
  outlet: rows.outlet,
  claims: rows.never,
  finance: rows.tree,
  executive: rows.all,
  administrator: rows.all,
}

const ofRun = (base: string): Line[] => [
  {
    operation: `GET ${base}/{id}`,
    everywhere: true,
    request: (at) => ({ path: `${base}/${at.runId}` }),
    expect: readers,
  },
  {
    operation: `GET ${base}/{id}/movement`,
    everywhere: true,
    request: (at) => ({ path: `${base}/${at.runId}/movement` }),
    expect: wholeCompany,
  },
  {
    operation: `GET ${base}/{id}/assignments`,
    request: (at) => ({ path: `${base}/${at.runId}/assignments?limit=200` }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: inRun,
  },
  {
    operation: `POST ${base}/{id}/cancel`,
    everywhere: true,
    changes: true,
    request: (at) => ({ path: `${base}/${at.runId}/cancel` }),
    expect: starters,
  },
]

const figures = [
  'concentration',
  'satisfaction',
  'nps',
  'revenue-change',
  'revenue-change/customers',
  'seasons',
  'retention',
  'survival',
  'product-growth',
  'satisfaction-index',
  'loyalty',
  'loyalty-tree',
  'relationship',
  'relationship/ties',
  'upgrade-path',
  'contact-balance',
].map(
  (name): Line => ({
    operation: `GET /analysis/${name}`,
    everywhere: true,
    request: () => ({ path: `/analysis/${name}` }),
    expect: readers,
  }),
)

export const analysisLines: Line[] = [
  { operation: 'GET /analysis/runs', everywhere: true, request: () => ({ path: '/analysis/runs' }), expect: readers },
  {
    operation: 'POST /analysis/runs',
    everywhere: true,
    changes: true,
    request: () => ({ path: '/analysis/runs', body: { scheme: 'loyalty' } }),
    expect: starters,
  },
  ...ofRun('/analysis/runs'),
  ...ofRun('/runs'),
  ...figures,
  {
    operation: 'GET /analysis/contact-balance',
    everywhere: true,
    request: (at) => ({ path: `/analysis/contact-balance?owner=${at.userId}` }),
    expect: readers,
  },
  ...['gap', 'trend'].map(
    (name): Line => ({
      operation: `GET /analysis/concentration/${name}`,
      everywhere: true,
      request: () => ({ path: `/analysis/concentration/${name}` }),
      expect: readers,
    }),
  ),
  {
    operation: 'GET /analysis/concentration/alarms',
    request: () => ({ path: '/analysis/concentration/alarms?limit=200' }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: inWholePlaces,
  },
  {
    operation: 'GET /analysis/metrics',
    request: () => ({ path: '/analysis/metrics?limit=200' }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: inRun,
  },
  {
    operation: 'GET /analysis/price-cut',
    request: (at) => ({ path: `/analysis/price-cut?customer=${at.customerId}` }),
    expect: ofOne,
  },
  {
    operation: 'GET /analysis/drops',
    request: () => ({ path: '/analysis/drops?limit=200' }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: inRun,
  },
  ...['/analysis/values', '/analysis/value-changes', '/analysis/profits'].map(
    (path): Line => ({
      operation: `GET ${path}`,
      request: () => ({ path: `${path}?limit=200` }),
      shows: (at) => `"external_id":"${at.externalId}"`,
      expect: inRun,
    }),
  ),
  {
    operation: 'GET /analysis/keeping',
    everywhere: true,
    request: () => ({ path: '/analysis/keeping' }),
    expect: readers,
  },
  {
    // Everybody's loyalty was set by hand, as spurious.
    operation: 'GET /analysis/loyalty/customers',
    request: () => ({ path: '/analysis/loyalty/customers?limit=200' }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: inRun,
  },
  {
    // Everybody's loyalty was set by hand, as spurious.
    operation: 'GET /analysis/loyalty-tree/customers',
    request: () => ({ path: '/analysis/loyalty-tree/customers?leaf=visits&side=others&limit=200' }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: inRun,
  },
  {
    // Who answered is counted, archived or not.
    operation: 'GET /analysis/satisfaction-index/customers',
    request: () => ({ path: '/analysis/satisfaction-index/customers?limit=200' }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: shipped,
  },
  {
    operation: 'GET /analysis/satisfaction-index/customers',
    request: (at) => ({ path: `/analysis/satisfaction-index/customers?item=${at.itemId}&limit=200` }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: shipped,
  },
  {
    operation: 'GET /analysis/on-time',
    request: () => ({ path: '/analysis/on-time?group_by=customer&limit=200' }),
    shows: (at) => `"external_id":"${at.externalId}"`,
    expect: shipped,
  },
]
