import { listed, onlyArchived, sees } from './customers.ts'
import { everybody } from './line.ts'
import type { PageLine } from './screen-line.ts'
import type { Target } from './world.ts'

/** A person's name is masked in a list; the way to the card says who is in it. */
const linked = (at: Target) => `/customers/${at.customerId}?`

/** Every page: who may come in where, and what shows. */
export const pageLines: readonly PageLine[] = [
  {
    page: 'app/page.tsx',
    permission: 'public',
    everywhere: true,
    path: () => '/',
    expect: everybody('>'),
    strangers: { 'signed out': '>', 'disabled user': '>', 'ended session': '>', 'one-time password': '>', 'no role': '>' },
  },
  {
    page: 'app/(auth)/sign-in/page.tsx',
    permission: 'public',
    everywhere: true,
    path: () => '/sign-in',
    expect: everybody('>'),
    strangers: { 'one-time password': '>', 'no role': '>' },
  },
  {
    page: 'app/(crm)/change-password/page.tsx',
    permission: 'signed in',
    everywhere: true,
    path: () => '/change-password',
    expect: everybody('+'),
    strangers: { 'one-time password': '+' },
  },
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
]
