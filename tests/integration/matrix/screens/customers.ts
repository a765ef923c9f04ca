import { listed, onlyArchived, sees } from '../customers.ts'
import { everybody } from '../line.ts'
import { neighbourhood, reveals } from '../org.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'
import type { Target } from '../world.ts'

/** A person's name is masked in a list; the way to the card says who is in it. */
const linked = (at: Target) => `/customers/${at.customerId}?`

// The title of a panel of the card, as the company's users read it.
const classesPanel = '分类</h2>'

export const customerPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/customers/page.tsx',
    permission: 'customer:read',
    path: () => '/customers?limit=200',
    shows: linked,
    expect: listed,
  },
  {
    page: 'app/(crm)/customers/page.tsx',
    permission: 'customer:read',
    path: () => '/customers?limit=200&q=%E5%AE%A2%E6%88%B7zq',
    shows: linked,
    expect: listed,
  },
  {
    page: 'app/(crm)/customers/page.tsx',
    permission: 'customer:read',
    path: () => '/customers?limit=200&archived=true',
    shows: linked,
    expect: onlyArchived,
  },
  {
    // A filter by somebody or something out of sight is no door to its name.
    page: 'app/(crm)/customers/page.tsx',
    permission: 'customer:read',
    path: (at) => `/customers?owner=${at.userId}&outlet=${at.outletId}`,
    expect: everybody('+++++++++'),
  },
  {
    page: 'app/(crm)/customers/[id]/page.tsx',
    permission: 'customer:read',
    path: (at) => `/customers/${at.customerId}`,
    expect: sees,
  },
  {
    // Opened from a list, with the names of those before and behind; a panel shows to whoever may see what is in it.
    page: 'app/(crm)/customers/[id]/page.tsx',
    permission: 'customer:read',
    path: (at) => `/customers/${at.customerId}?sort=name&limit=200`,
    hides: { service: [classesPanel], claims: [classesPanel] },
    expect: sees,
  },
]

export const customerActions: readonly ActionLine[] = [
  {
    // Whoever may see no customer is told of none.
    action: 'app/(crm)/_search/actions.ts#searchEverywhere',
    permission: 'signed in',
    from: () => '/customers',
    input: () => ({ q: '客户zq' }),
    shows: (at) => `"href":"/customers/${at.customerId}"`,
    expect: listed,
  },
  {
    action: 'app/(crm)/customers/actions.ts#findOwners',
    permission: 'user:read',
    from: () => '/customers',
    input: () => ({}),
    shows: (at) => `"id":"${at.userId}"`,
    expect: neighbourhood,
  },
  {
    action: 'app/(crm)/customers/actions.ts#findOutlets',
    permission: 'outlet:read',
    from: () => '/customers',
    input: () => ({}),
    shows: (at) => `"id":"${at.outletId}"`,
    expect: neighbourhood,
  },
  {
    action: 'app/(crm)/customers/[id]/actions.ts#revealCustomerField',
    permission: 'customer:reveal',
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.customerId), field: 'phone', reason: '核对' }),
    mayShow: (at) => [at.digits],
    expect: reveals,
  },
  {
    action: 'app/(crm)/customers/[id]/actions.ts#revealContactField',
    permission: 'contact:reveal',
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.contactId), field: 'phone', reason: '核对' }),
    mayShow: (at) => [at.digits],
    expect: reveals,
  },
]
