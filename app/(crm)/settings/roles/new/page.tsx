import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { listRoles } from '#lib/platform/org/role-list'
import { requirePermission } from '../../../require-permission.ts'
import { NewRole } from '../_components/new-role.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roles'))('new') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** A role of the company's own, copied from the one that the URL names. */
export default async function NewRolePage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'user:manage')
  const { from = '' } = readListParams(await searchParams)
  return <NewRole roles={await listRoles(ctx)} from={from} />
}
