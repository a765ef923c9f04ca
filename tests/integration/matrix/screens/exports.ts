import type { RoleKey } from '#lib/platform/org/roles'
import type { Row } from '../line.ts'
import { everybody, rows } from '../line.ts'
import type { ActionLine, DownloadLine } from '../screen-line.ts'

/** Who takes customers out of the company at all; of whom none is in reach the file has only its titles. */
const exportsCustomers: Record<RoleKey, Row> = {
  ...everybody('+++++++++'),
  sales: rows.never,
  service: rows.never,
  claims: rows.never,
}

export const exportActions: readonly ActionLine[] = [
  {
    action: 'app/(crm)/customers/export/actions.ts#checkExport',
    permission: 'customer:export',
    from: () => '/customers',
    input: (at) => ({ q: at.customerName, columns: 'name.phone' }),
    expect: exportsCustomers,
  },
]

export const customerDownloads: readonly DownloadLine[] = [
  {
    route: 'app/(crm)/customers/export/route.ts',
    permission: 'customer:export',
    path: '/customers/export',
    input: (at) => ({ q: at.customerName, columns: 'name.phone.owner', format: 'csv' }),
    expect: exportsCustomers,
  },
]
