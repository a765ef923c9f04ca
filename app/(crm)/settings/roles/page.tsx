import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { listRoles } from '#lib/platform/org/role-list'
import { requirePermission } from '../../require-permission.ts'
import { RolesPage } from './_components/roles-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roles'))('title') }
}

/** What each role may do, and how far. */
export default async function RolesOverview() {
  const ctx = await currentContext()
  requirePermission(ctx, 'user:manage')
  return <RolesPage roles={await listRoles(ctx)} />
}
