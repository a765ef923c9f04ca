import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { ProspectBoard } from '../_components/prospect-board.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('prospects'))('board') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The open prospects, a column a step; one's own unless all are asked for. */
export default async function ProspectBoardPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:read')
  return <ProspectBoard ctx={ctx} own={readListParams(await searchParams)['owner'] === 'me'} />
}
