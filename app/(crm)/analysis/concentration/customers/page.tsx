import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../../require-permission.ts'
import { readFigureState } from '../../_components/figure-state.ts'
import { SmallestList } from './_components/smallest-list.tsx'
import { smallestParams } from './_components/smallest-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('concentration.smallest'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The customers behind a point of the Lorenz curve. Period, outlet, measure and part stand in the URL. */
export default async function SmallestPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <SmallestList ctx={ctx} state={await readFigureState(ctx, readListParams(await searchParams), smallestParams)} />
}
