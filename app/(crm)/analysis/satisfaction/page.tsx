import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { readFigureState } from '../_components/figure-state.ts'
import { ofGroup } from './_components/group-filter.tsx'
import { SatisfactionView } from './_components/satisfaction-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.satisfaction') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** How satisfied those are who were asked, and how many answered. Period, outlet and group stand in the URL. */
export default async function SatisfactionPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <SatisfactionView ctx={ctx} state={await readFigureState(ctx, readListParams(await searchParams), ofGroup)} />
}
