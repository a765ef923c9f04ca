import { importReaders, importSteerers } from '../imports.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'
import type { Target } from '../target.ts'

const at = (target: Target) => `/imports/${target.importId}`

export const importPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/imports/page.tsx',
    permission: 'import:read',
    everywhere: true,
    path: () => '/imports?group=waiting',
    expect: importReaders,
    // The way to a new one is for those who may go it.
    hides: { executive: ['/imports/new'] },
  },
  {
    page: 'app/(crm)/imports/new/page.tsx',
    permission: 'import:create',
    everywhere: true,
    path: () => '/imports/new?kind=waybills',
    expect: importSteerers,
  },
  {
    page: 'app/(crm)/imports/[id]/page.tsx',
    permission: 'import:read',
    everywhere: true,
    path: at,
    expect: importReaders,
    hides: { executive: ['取消导入', '返回修改对应'] },
  },
]

const step = (name: string, administrator: string): ActionLine => ({
  action: `app/(crm)/imports/[id]/actions.ts#${name}`,
  permission: 'import:create',
  everywhere: true,
  changes: true,
  from: at,
  input: (target) => ({ id: String(target.importId) }),
  expect: { ...importSteerers, administrator },
})

export const importActions: readonly ActionLine[] = [
  {
    // It is ready: its columns are mapped already.
    ...step('mapColumns', 'r'),
    input: (target) => ({ id: String(target.importId), mapping: {}, on_duplicate: 'update', create_missing_customers: false }),
  },
  step('backToColumns', '+'),
  step('apply', '+'),
  step('cancel', '+'),
  // Nothing of it was applied: there is nothing to take back.
  step('revert', 'r'),
]
