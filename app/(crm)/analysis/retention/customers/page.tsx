import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../../require-permission.ts'
import { StayerList } from './_components/stayer-list.tsx'
import { readStayersState } from './_components/stayer-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leaving.stayers'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The customers behind the curves of staying and behind retention. What they count, months, group, outlet and order stand in the URL. */
export default async function StayersPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <StayerList ctx={ctx} state={await readStayersState(ctx, readListParams(await searchParams))} />
}
