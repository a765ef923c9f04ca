import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../../require-permission.ts'
import { LevelList } from './_components/level-list.tsx'
import { readLevelState } from './_components/level-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('relations.levels'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Which level of relationship is recommended for each customer, and which one somebody decided on. Filters and place stand in the URL. */
export default async function LevelsPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <LevelList ctx={ctx} state={await readLevelState(ctx, readListParams(await searchParams))} />
}
