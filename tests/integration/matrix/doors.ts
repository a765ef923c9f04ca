/** Every door beside the API's table: who may come in, written by hand. `public`: anybody; `signed in`: whoever is; else the permission that is
 * asked for. What pages show to whom is tried out in the browser for some roles only (tests/e2e/roles.spec.ts), not over this table. */
export const pages: Readonly<Record<string, string>> = {
  'app/page.tsx': 'public',
  'app/(auth)/sign-in/page.tsx': 'public',
  'app/(crm)/change-password/page.tsx': 'signed in',
  'app/(crm)/customers/[id]/page.tsx': 'customer:read',
  'app/(crm)/customers/page.tsx': 'customer:read',
}

/** Files that answer requests themselves. */
export const routes: Readonly<Record<string, string>> = {
  'app/api/auth/[...nextauth]/route.ts': 'public',
  'app/api/health/live/route.ts': 'public',
  'app/api/health/ready/route.ts': 'public',
  // The API: who may do what stands in the lines of the matrix.
  'app/api/v1/[...path]/route.ts': 'the table of operations',
}

/** Server actions, as file#name. */
export const actions: Readonly<Record<string, string>> = {
  'app/(crm)/actions.ts#chooseLanguage': 'signed in',
  'app/(crm)/change-password/actions.ts#changePassword': 'signed in',
  'app/(crm)/customers/[id]/actions.ts#revealContactField': 'contact:reveal',
  'app/(crm)/customers/[id]/actions.ts#revealCustomerField': 'customer:reveal',
  'app/(crm)/customers/actions.ts#findOutlets': 'outlet:read',
  'app/(crm)/customers/actions.ts#findOwners': 'user:read',
}
