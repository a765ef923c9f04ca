import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { getTeam } from '#lib/analysis/team/service'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../require-permission.ts'
import { TeamPage } from './_components/team-page.tsx'
import { readTeam } from './_components/team-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales.team'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** How everybody in the team stands; every number leads to the customers behind it. */
export default async function Team({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'team:read')
  const state = readTeam(readListParams(await searchParams))
  return <TeamPage ctx={ctx} state={state} team={await getTeam(ctx, state)} />
}
