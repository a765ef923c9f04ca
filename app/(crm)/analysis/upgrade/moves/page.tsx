import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../../require-permission.ts'
import { MoveList } from './_components/move-list.tsx'
import { readMovesState } from './_components/move-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('relations.upgrade'))('moves.title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The changes of stage behind the months of the upgrade path. Month, way, stage, outlet and order stand in the URL. */
export default async function MovesPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <MoveList ctx={ctx} state={await readMovesState(ctx, readListParams(await searchParams))} />
}
