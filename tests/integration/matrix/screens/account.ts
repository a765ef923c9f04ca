import { everybody } from '../line.ts'
import type { ActionLine, PageLine } from '../screen-line.ts'

// Titles of parts of the day, as the company's users read them.
const ownCases = '我的客户的未结工单'
const teamDrops = '团队掉量'

export const accountPages: readonly PageLine[] = [
  {
    page: 'app/(crm)/notifications/page.tsx',
    permission: 'signed in',
    everywhere: true,
    path: () => '/notifications',
    expect: everybody('+'),
  },
  {
    page: 'app/page.tsx',
    permission: 'public',
    everywhere: true,
    path: () => '/',
    expect: everybody('>'),
    strangers: {
      ...{ 'signed out': '>', 'disabled user': '>', 'ended session': '>', 'one-time password': '>', 'no role': '>' },
      'key alone': '>',
    },
  },
  {
    // Each part of it shows to whoever may act on it, within reach.
    page: 'app/(crm)/today/page.tsx',
    permission: 'signed in',
    everywhere: true,
    path: () => '/today',
    hides: {
      sales: [teamDrops],
      sales_manager: [ownCases],
      service: [ownCases, teamDrops],
      service_manager: [ownCases, teamDrops],
      outlet: [ownCases, teamDrops],
      claims: [ownCases, teamDrops],
      finance: [ownCases, teamDrops],
      executive: [ownCases, teamDrops],
      administrator: [ownCases, teamDrops],
    },
    expect: everybody('+'),
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
]

export const accountActions: readonly ActionLine[] = [
  {
    action: 'app/(crm)/notifications/actions.ts#countNotifications',
    permission: 'signed in',
    everywhere: true,
    from: () => '/customers',
    input: () => ({}),
    expect: everybody('+'),
  },
  {
    // Somebody else's is left alone without a word.
    action: 'app/(crm)/notifications/actions.ts#readNotifications',
    permission: 'signed in',
    everywhere: true,
    from: () => '/notifications',
    input: () => ({ id: 2_000_000_000, upTo: false }),
    expect: everybody('+'),
  },
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
]
