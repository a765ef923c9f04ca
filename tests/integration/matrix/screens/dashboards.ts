import { readers } from '../analysis.ts'
import { ownPages } from '../dashboards.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'

const file = 'app/(crm)/dashboards/actions.ts'
const permission = 'analysis:read'

export const dashboardPages: readonly PageLine[] = [
  { page: 'app/(crm)/dashboards/page.tsx', permission, everywhere: true, path: () => '/dashboards', expect: readers },
  {
    page: 'app/(crm)/dashboards/[id]/page.tsx',
    permission,
    everywhere: true,
    path: () => '/dashboards/manager',
    expect: readers,
  },
  { page: 'app/(crm)/dashboards/[id]/page.tsx', permission, path: (at) => `/dashboards/${at.dashboardId}`, expect: ownPages },
  {
    page: 'app/(crm)/dashboards/[id]/add/page.tsx',
    permission,
    path: (at) => `/dashboards/${at.dashboardId}/add`,
    expect: ownPages,
  },
]

const from = () => '/dashboards'

export const dashboardActions: readonly ActionLine[] = [
  {
    action: `${file}#newDashboard`,
    permission,
    everywhere: true,
    changes: true,
    from,
    input: (at) => ({ name: `新${at.token}` }),
    expect: readers,
  },
  {
    action: `${file}#copyOneDashboard`,
    permission,
    everywhere: true,
    changes: true,
    from,
    input: (at) => ({ key: 'manager', name: `副${at.token}` }),
    expect: readers,
  },
  {
    action: `${file}#changeOne`,
    permission,
    changes: true,
    from,
    input: (at) => ({ id: at.dashboardId, version: 1, name: `改${at.token}` }),
    expect: ownPages,
  },
  {
    action: `${file}#addChart`,
    permission,
    changes: true,
    from,
    input: (at) => ({ id: at.dashboardId, version: 1, chart: 'nps' }),
    expect: ownPages,
  },
  {
    action: `${file}#deleteOneDashboard`,
    permission,
    changes: true,
    from,
    input: (at) => ({ id: at.dashboardId }),
    expect: ownPages,
  },
  {
    action: `${file}#restoreOneDashboard`,
    permission,
    changes: true,
    from,
    input: (at) => ({ id: at.deletedDashboardId }),
    expect: ownPages,
  },
  {
    action: `${file}#chooseOneHome`,
    permission,
    everywhere: true,
    changes: true,
    from,
    input: () => ({ key: 'manager' }),
    expect: readers,
  },
]
