import { inRun } from '../analysis.ts'
import { adds, archives, changes, listed, onlyArchived, sees } from '../customers.ts'
import { everybody, rows } from '../line.ts'
import { checksDuplicates, neighbourhood, reveals } from '../org.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'
import type { Target } from '../target.ts'

/** A person's name is masked in a list; the way to the card says who is in it. */
const linked = (at: Target) => `/customers/${at.customerId}?`

// The title of a panel of the card, as the company's users read it.
const classesPanel = '分类</h2>'

/** The same table where a rule refuses whatever lies within reach. */
const refused = (table: typeof changes): typeof changes =>
  Object.fromEntries(Object.entries(table).map(([role, row]) => [role, row.replaceAll('+', 'r')])) as typeof changes

const archivedOnes = ['archived=true']

export const customerPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/customers/new/page.tsx',
    permission: 'customer:create',
    everywhere: true,
    path: () => '/customers/new',
    expect: adds,
  },
  {
    page: 'app/(crm)/customers/[id]/edit/page.tsx',
    permission: 'customer:update',
    path: (at) => `/customers/${at.customerId}/edit`,
    expect: changes,
  },
  {
    page: 'app/(crm)/customers/page.tsx',
    permission: 'customer:read',
    path: () => '/customers?limit=200',
    shows: linked,
    // What was archived is offered to whoever may bring it back.
    hides: {
      sales: archivedOnes,
      service: archivedOnes,
      service_manager: archivedOnes,
      claims: archivedOnes,
      finance: archivedOnes,
    },
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
    action: 'app/(crm)/customers/edit-actions.ts#createNewCustomer',
    permission: 'customer:create',
    everywhere: true,
    changes: true,
    from: () => '/customers/new',
    input: () => ({ name: '新客户', duplicate_reason: '同名的另一家' }),
    expect: adds,
  },
  {
    action: 'app/(crm)/customers/edit-actions.ts#changeCustomer',
    permission: 'customer:update',
    changes: true,
    from: (at) => `/customers/${at.customerId}/edit`,
    input: (at) => ({ id: String(at.customerId), version: at.version, industry: '服装' }),
    expect: changes,
  },
  {
    // What a customer costs is for those who may know it.
    action: 'app/(crm)/customers/edit-actions.ts#changeCustomer',
    permission: 'customer:update',
    changes: true,
    from: (at) => `/customers/${at.customerId}/edit`,
    input: (at) => ({ id: String(at.customerId), version: at.version, annual_marketing_cost: '12.50' }),
    expect: { ...changes, service: rows.never },
  },
  {
    action: 'app/(crm)/customers/edit-actions.ts#archiveOne',
    permission: 'customer:archive',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.customerId), version: at.version }),
    expect: archives,
  },
  {
    action: 'app/(crm)/customers/edit-actions.ts#restoreOne',
    permission: 'customer:archive',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.customerId), version: at.version }),
    expect: archives,
  },
  {
    action: 'app/(crm)/customers/edit-actions.ts#findSimilar',
    permission: 'customer:read',
    from: () => '/customers/new',
    input: () => ({ q: '对照zqsibling' }),
    shows: (at) => `"name":"对照${at.token}"`,
    expect: { ...everybody('---------'), executive: '-----+---', administrator: '-----+---' },
  },
  {
    // The one door across scopes: it says that there is one, never which.
    action: 'app/(crm)/customers/edit-actions.ts#checkForDuplicate',
    permission: 'duplicate:check',
    from: () => '/customers/new',
    input: (at) => ({ phone: `139${at.digits}` }),
    expect: checksDuplicates,
  },
  {
    action: 'app/(crm)/customers/edit-actions.ts#findColleagues',
    permission: 'user:read',
    from: () => '/customers/new',
    input: () => ({}),
    shows: (at) => at.userEmail,
    expect: neighbourhood,
  },
  {
    action: 'app/(crm)/customers/edit-actions.ts#findPlaces',
    permission: 'outlet:read',
    from: () => '/customers/new',
    input: () => ({}),
    shows: (at) => `"id":"${at.outletCode}"`,
    expect: neighbourhood,
  },
  {
    // Names of places are nobody's secret.
    action: 'app/(crm)/customers/edit-actions.ts#findProvincesAndCities',
    permission: 'signed in',
    everywhere: true,
    from: () => '/customers/new',
    input: () => ({ q: '宁波' }),
    expect: everybody('+'),
  },
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
    // As far as the runs reach: whoever is archived or merged away is in none.
    action: 'app/(crm)/customers/[id]/figure-actions.ts#readFigures',
    permission: 'analysis:read',
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ customer: at.customerId }),
    expect: inRun,
  },
  {
    action: 'app/(crm)/customers/[id]/actions.ts#revealContactField',
    permission: 'contact:reveal',
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.contactId), field: 'phone', reason: '核对' }),
    mayShow: (at) => [at.digits],
    expect: reveals,
  },
  {
    // Whom to call, and by what name.
    action: 'app/(crm)/customers/[id]/actions.ts#revealToCall',
    permission: 'contact:reveal',
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.contactId), field: 'phone', reason: '核对' }),
    mayShow: (at) => [at.digits, `联系人${at.token}`],
    expect: reveals,
  },
  {
    action: 'app/(crm)/customers/[id]/actions.ts#whomToCall',
    permission: 'contact:read',
    from: () => '/today',
    input: (at) => ({ customer: String(at.customerId), home: 'today' }),
    expect: sees,
  },
  {
    // Nobody made these by hand.
    action: 'app/(crm)/customers/edit-actions.ts#archiveOwnMistake',
    permission: 'customer:update',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.customerId), version: at.version }),
    expect: refused(changes),
  },
  {
    // Only salespeople have a manager in this company.
    action: 'app/(crm)/customers/edit-actions.ts#askForArchive',
    permission: 'customer:update',
    changes: true,
    from: (at) => `/customers/${at.customerId}`,
    input: (at) => ({ id: String(at.customerId), reason: '误建' }),
    expect: { ...refused(changes), sales: changes.sales },
  },
]
