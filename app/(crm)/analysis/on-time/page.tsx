import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { readFigureState } from '../_components/figure-state.ts'
import { OnTimeView } from './_components/on-time-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.onTime') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** How many waybills kept their promise. Period and outlet stand in the URL. */
export default async function OnTimePage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <OnTimeView ctx={ctx} state={await readFigureState(ctx, readListParams(await searchParams))} />
}
