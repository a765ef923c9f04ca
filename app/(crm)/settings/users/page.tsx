import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { findOutletName } from '#lib/platform/org/outlets'
import { listOwnRoles } from '#lib/platform/org/role-list'
import { requirePermission } from '../../require-permission.ts'
import { readPeopleList } from './_components/list-query.ts'
import { PeopleList } from './_components/people-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The people of the company. The URL is the state. */
export default async function UsersPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'user:manage')
  const state = readPeopleList(readListParams(await searchParams))
  const { outlet } = state.query
  const [outletName, ownRoles] = await Promise.all([
    outlet === undefined ? null : findOutletName(ctx, outlet),
    listOwnRoles(ctx.db),
  ])
  return <PeopleList ctx={ctx} state={state} outletName={outletName} ownRoles={ownRoles} />
}
