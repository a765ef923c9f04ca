import type { RoleKey } from '#lib/platform/org/roles'
import { takesLists } from '../exports.ts'
import type { Row } from '../line.ts'
import { everybody, rows } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'

/** The report of the user at each place: of whoever may take lists out of the company the own one, and nobody's else. */
export const ownersOnly: Record<RoleKey, Row> = {
  ...everybody('---------'),
  sales: rows.never,
  service: rows.never,
  claims: rows.never,
  outlet: '--+------',
}

export const reportPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/reports/page.tsx',
    permission: 'customer:export',
    path: () => '/reports',
    everywhere: true,
    expect: takesLists,
  },
  {
    page: 'app/(crm)/reports/[id]/page.tsx',
    permission: 'customer:export',
    path: (at) => `/reports/${at.reportId}`,
    expect: ownersOnly,
  },
]

const act = (name: string, input: ActionLine['input']): ActionLine => ({
  action: `app/(crm)/reports/actions.ts#${name}`,
  permission: 'customer:export',
  changes: true,
  from: (at) => `/reports/${at.reportId}`,
  input,
  expect: ownersOnly,
})

export const reportActions: readonly ActionLine[] = [
  {
    ...act('addNewReport', (at) => ({
      ...{ name: `报告${at.token}`, of: { view: at.viewId }, every: 'day', weekday: null, month_day: null, time: '08:30' },
      ...{ skip_days_off: true, recipients: [], file_format: 'csv', robot: null },
    })),
    from: () => '/reports',
    // Of a view that somebody else keeps for himself there is no report.
    expect: { ...everybody('bbbbbbbbb'), sales: rows.never, service: rows.never, claims: rows.never, outlet: 'bb+bbbbbb' },
  },
  act('changeOneReport', (at) => ({ id: at.reportId, version: 1, name: `改${at.token}` })),
  act('pauseOneReport', (at) => ({ id: at.reportId, paused: true })),
  act('runOneReport', (at) => ({ id: at.reportId })),
  act('deleteOneReport', (at) => ({ id: at.reportId, deleted: true })),
  // It has no robot.
  { ...act('testOneRobot', (at) => ({ id: at.reportId })), expect: { ...ownersOnly, outlet: '---------' } },
]
