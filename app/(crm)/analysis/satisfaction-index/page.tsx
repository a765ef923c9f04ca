import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { readFigureState } from '../_components/figure-state.ts'
import { indexParams } from './_components/index-query.ts'
import { IndexView } from './_components/index-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.satisfactionIndex') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What customers perceive beside what they expected, and what comes of it. Period, outlet, survey, item, group and how it is told apart stand in the URL. */
export default async function SatisfactionIndexPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <IndexView ctx={ctx} state={await readFigureState(ctx, readListParams(await searchParams), indexParams)} />
}
