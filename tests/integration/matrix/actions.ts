import { everybody } from './line.ts'
import { neighbourhood, reveals } from './org.ts'
import type { ActionLine } from './screen-line.ts'

/** Every server action: a public endpoint, whatever page shows its button. */
export const actionLines: readonly ActionLine[] = [
  {
    action: 'app/(crm)/actions.ts#chooseLanguage',
    permission: 'signed in',
    everywhere: true,
    from: () => '/customers',
    input: () => ({ locale: 'zh-CN' }),
    expect: everybody('+'),
    strangers: { 'one-time password': '+' },
  },
  {
    // Nobody here has a password; a guess is refused as one is.
    action: 'app/(crm)/change-password/actions.ts#changePassword',
    permission: 'signed in',
    everywhere: true,
    from: () => '/change-password',
    input: () => ({ current_password: 'a wrong guess', new_password: 'Liangzhu-5000-yu-cong' }),
    expect: everybody('b'),
    strangers: { 'one-time password': 'b', 'no role': 'b' },
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
