import type { RoleKey } from '#lib/platform/org/roles'
import type { Row } from '../line.ts'
import { everybody } from '../line.ts'
import type { ActionLine } from '../screen-line.ts'

/** Private views: their owners', who stand at these places, and nobody else's, whoever manages views or not. */
const ownersOnly: Record<RoleKey, Row> = { ...everybody('---------'), sales: '+-----++-', outlet: '--+------' }
/** Each list asks for its own permission. */
const noRole = { 'no role': 'x' }
/** Whoever has no role may see none, and is told of none. */
const unknown = { 'no role': '-' }

export const viewActions: readonly ActionLine[] = [
  {
    action: 'app/(crm)/_views/actions.ts#saveNewView',
    permission: 'signed in',
    everywhere: true,
    changes: true,
    from: () => '/customers',
    input: (at) => ({ list: 'customers', name: `新${at.token}`, query: 'abc=A', columns: [], shared: 'outlet' }),
    expect: everybody('+'),
    strangers: noRole,
  },
  {
    action: 'app/(crm)/_views/actions.ts#changeOneView',
    permission: 'signed in',
    changes: true,
    from: () => '/customers',
    input: (at) => ({ id: at.viewId, version: 1, query: 'abc=B' }),
    expect: ownersOnly,
    strangers: unknown,
  },
  {
    action: 'app/(crm)/_views/actions.ts#deleteOneView',
    permission: 'signed in',
    changes: true,
    from: () => '/customers',
    input: (at) => ({ id: at.viewId }),
    expect: ownersOnly,
    strangers: unknown,
  },
  {
    action: 'app/(crm)/_views/actions.ts#restoreOneView',
    permission: 'signed in',
    changes: true,
    from: () => '/customers',
    input: (at) => ({ id: at.deletedViewId }),
    expect: ownersOnly,
    strangers: unknown,
  },
  {
    action: 'app/(crm)/_views/actions.ts#moveOneView',
    permission: 'signed in',
    changes: true,
    from: () => '/customers',
    input: (at) => ({ id: at.viewId, step: 'up' }),
    expect: ownersOnly,
    strangers: unknown,
  },
  {
    action: 'app/(crm)/_views/actions.ts#chooseInitialView',
    permission: 'signed in',
    everywhere: true,
    changes: true,
    from: () => '/customers',
    input: () => ({ list: 'customers', view: null }),
    expect: everybody('+'),
    strangers: noRole,
  },
]
