import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { listOwnRoles } from '#lib/platform/org/role-list'
import { requirePermission } from '../../../require-permission.ts'
import { NewPerson } from '../_components/new-person.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('new') }
}

/** A person to be added. */
export default async function NewUserPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'user:manage')
  return <NewPerson ownRoles={await listOwnRoles(ctx.db)} />
}
