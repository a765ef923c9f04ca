import type { Known } from './from-schema.ts'

// What `seedRecords` made, by the names of the fields and parameters that ask for it.

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
const few = ['1', '2', '3', '4', '5', '6']
const some = (prefix: string) => Array.from({ length: 6 }, (_, index) => `${prefix}${index}`)
const instants = ['2026-11-03T10:00:00+08:00', '2026-11-05 09:30', '2026-11-20']
const days = ['2026-09-01', '2026-11-02', '2026-11-20']
const thisYear = new Date().getFullYear()
const file = (...lines: string[]) => `${lines.join('\n')}\n`

/** Files that can be read, one for each kind of import, and some that cannot. */
const files = [
  file('external_id,name,kind', 'K-0,宁波试验零有限公司,business', 'K-20,𠮷野家,business'),
  file('customer_external_id,name,phone', 'K-1,王五,13800138001'),
  file('waybill_no,customer_external_id,accepted_at,freight', 'W-901,K-0,2026-11-04,12.50', 'W-7,K-0,2026-11-04,1e309'),
  file('external_id,customer_external_id,type,opened_at', 'C-901,K-2,complaint,2026-11-04 10:00'),
  file('waybill_no,occurred_at,provider,code', 'W-8,2026-11-04 10:00,kuaidi100,3'),
  file('survey_external_id,customer_external_id,answered_at,satisfaction', 'S-1,K-0,2026-11-04,5'),
  file(
    'survey_external_id,customer_external_id,answered_at,item,dimension,expectation,perception',
    'S-1,K-0,2026-11-04,价格,price,4,2',
  ),
  file('external_id,name', '"K-9,no end of quotes'),
  '',
]

export const known: Known = {
  id: [...few, ...few, 'ext:K-0', 'ext:K-1', 'ext:K-2-1', 'ext:HQ'],
  customer: [...few, 'ext:K-3'],
  year: [String(thisYear), thisYear],
  part: ['wanted', 'wanted', 'complainer', 'biggest'],
  customer_id: few,
  customer_external_id: some('K-'),
  merged: few,
  referrer_external_id: some('K-'),
  parent_external_id: some('K-'),
  contact_id: few,
  complaint_id: ['1', '3', '5'],
  case_id: few,
  assignee_id: few,
  assignee: few,
  user_id: few,
  user: few,
  owner_email: ['sales@test.yike', 'salesxiaying@test.yike'],
  item: few,
  outlet: ['1', '5', 'ext:SHOUNAN'],
  outlet_code: ['SHOUNAN', 'XIHU'],
  liable_outlet_code: ['SHOUNAN', 'XIHU'],
  waybill_no: ['W-7', 'W-8', 'W-9', 'W-10'],
  version: [1, 1, 2, 3],
  merged_version: [1, 2, 3, 4],
  currency: ['CNY', 'CNY', 'CNY', 'USD'],
  purpose: ['回访'],
  reason: ['对账时核对'],
  phone: ['13900139000', '0574-88880000'],
  key: ['employees', 'founded_on', 'stated_need', 'wants_service', 'special_goods', 'express_spend_month', 'need_level'],
  value: [12, '2019-03-01', '每天五点前取件', true, ['fresh'], { amount_minor: 120_000, currency: 'CNY' }, 'safety'],
  scheme: ['abc', 'abc_weighted', 'rfm', 'loyalty', 'dormancy'],
  class: ['A', 'B', 'C', 'awake', 'loyal', '555'],
  kind: ['customers', 'waybills', 'business'],
  file: files,
  mapping: [
    '{}',
    '{"external_id":"external_id","name":"name"}',
    '{"customer_external_id":"customer_external_id"}',
    '{"name":"Name"}',
    '{"name":{"column":"name","unreadable":"empty"}}',
  ],
  date_format: ['yyyy-MM-dd', 'dd-MMM-yy'],
  ...Object.fromEntries(
    ['occurred_at', 'opened_at', 'due_at', 'remind_at', 'done_at', 'resolved_at', 'informed_at'].map((name) => [name, instants]),
  ),
  ...Object.fromEntries(['next_touch_on', 'customer_since', 'verified_on'].map((name) => [name, days])),
}

const day = new Date().toISOString().slice(0, 10)
/** Of the page that every company has, each day, as a file: the fields go together. */
const report = {
  ...{ of: [{ dashboard: 'manager', filters: {} }], every: ['day'], weekday: [null], month_day: [null] },
  ...{ recipients: [[], [1], [2, 3]], file_format: ['csv', 'xlsx'], robot: [null] },
}
const places = { outlet_id: ['5', '9', 'ext:SHOUNAN'], role: ['sales', 'service', 'outlet'] }

/** The same where one path asks for something else by that name. */
export const knownOf: Readonly<Record<string, Known>> = {
  '/interactions': { channel: ['call', 'visit', 'wechat', 'letter'] },
  // Those of this year and last are open; only last year's is signed, after which nothing may be written in it.
  '/reviews': { year: [thisYear + 1] },
  '/reviews/{year}/sign': { year: [String(thisYear - 1)], version: [1, 2, 3, 4] },
  '/imports': {
    kind: ['customers', 'contacts', 'waybills', 'cases', 'tracking_events', 'survey_responses', 'survey_response_items'],
  },
  '/imports/{id}/apply': { id: ['2', '3'] },
  '/imports/{id}/cancel': { id: ['3', '4'] },
  '/imports/{id}/revert': { id: ['1', '2'] },
  '/analysis/runs/{id}/cancel': { id: ['7', '8', '9'] },
  '/runs/{id}/cancel': { id: ['10', '11', '12'] },
  '/outlets': { kind: ['outlet', 'district'], parent_id: ['3', '8', 'ext:HQ'] },
  // The last outlets and people of the list: those that ask stay as they are.
  '/outlets/{id}': { id: ['8', '9', 'ext:XIHU'], kind: ['outlet', 'district'], parent_id: ['3', '8'] },
  '/users': { email: ['neu1@test.yike', 'neu2@test.yike', 'neu3@test.yike'], ...places },
  '/users/{id}': { id: ['4', '6', '19'], manager_id: ['1', '2'], ...places },
  // The one that is a person.
  '/customers/{id}/reveal': { id: ['4', 'ext:K-3'], field: ['phone', 'address'] },
  '/contacts/{id}/reveal': { id: ['1', '2', '3'], field: ['phone', 'email'], case_id: [null] },
  '/customers/{id}/overrides/{scheme}': { id: ['1', '2'], scheme: ['abc', 'rfm'] },
  '/customers/{id}/loss': {
    id: few,
    cause: ['price', 'damage', 'closed'],
    lost_on: ['2026-11-01'],
    exit_call_on: ['2026-11-02'],
  },
  '/losses/{id}/attempts': { id: ['1', '2', '3'], made_on: [day] },
  '/analysis/charts/{id}': { id: ['pareto', 'week', 'nps', 'service-numbers'] },
  '/dashboards/{id}': { id: range(1, 20), cards: [[], [{ key: 'a', chart: 'pareto' }]], shared: ['private'], roles: [[]] },
  '/reports': report,
  '/reports/{id}': { ...report, id: range(1, 10), version: [1, 2] },
  '/reports/{id}/deliveries': { id: range(1, 10) },
  '/papers/{id}/scan': {
    id: few,
    version: ['1', '1', '2', '3'],
    file: ['%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF', ...files],
  },
  '/approvals/{id}': { id: few },
  '/approvals/{id}/decision': { id: range(1, 24) },
  '/approvals/{id}/withdrawal': { id: range(1, 24) },
  '/references': { consent_on: ['2026-01-02'], ends_on: ['2099-01-01'] },
  '/partings/{id}/steps/{step}': { due_on: ['2026-12-31'] },
  '/api-keys': { role: places.role },
  // The company's own: those of the askers stay as they are.
  '/roles': { copy_of: ['sales', 'service', 'own_1'] },
  '/roles/{key}': { key: Array.from({ length: 60 }, (_, index) => `own_${index}`), version: [1, '1', 1, '1', 2, '2'] },
  '/merges/{id}/undo': { id: ['1', '2', '3'] },
}
