import { inRun } from '../analysis.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'

export const sleeperPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/analysis/sleepers/page.tsx',
    permission: 'analysis:read',
    path: () => '/analysis/sleepers?limit=200',
    shows: (at) => `/customers/${at.customerId}"`,
    expect: inRun,
  },
]

const actions = 'app/(crm)/analysis/sleepers/actions.ts'
const from = () => '/analysis/sleepers'

export const sleeperActions: readonly ActionLine[] = [
  {
    action: `${actions}#handOut`,
    permission: 'task:create',
    changes: true,
    from,
    input: (at) => ({ customers: [at.customerId] }),
    expect: inRun,
  },
  ...(['markSeen', 'unmarkSeen'] as const).map(
    (name): ActionLine => ({
      action: `${actions}#${name}`,
      permission: 'task:create',
      changes: true,
      from,
      input: (at) => ({ customers: [at.customerId] }),
      expect: inRun,
    }),
  ),
]
