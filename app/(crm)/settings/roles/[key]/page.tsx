import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { currentContext } from '#lib/platform/auth/current-context'
import { getRole } from '#lib/platform/org/role-list'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { RolePage } from '../_components/role-page.tsx'
import { roleNameIn } from '../_components/role-words.ts'

interface Props {
  params: Promise<{ key: string }>
}

/** The role, read once for title and page. */
const load = cache(async (key: string) => {
  const ctx = await currentContext()
  requirePermission(ctx, 'user:manage')
  return orNotFound(() => getRole(ctx, key))
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: roleNameIn(await getTranslations('shell.roles'), await load((await params).key)) }
}

/** One role: what it may do, and how far. */
export default async function RoleSettings({ params }: Props) {
  await currentContext()
  return <RolePage role={await load((await params).key)} />
}
