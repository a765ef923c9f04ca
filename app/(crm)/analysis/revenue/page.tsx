import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { readRevenueState } from './_components/revenue-query.ts'
import { RevenueView } from './_components/revenue-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.revenue') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Why revenue is up or down: by volume, price and mix, by kind of customer, and by customer. Filters, order and place stand in the URL. */
export default async function RevenuePage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <RevenueView ctx={ctx} state={await readRevenueState(ctx, readListParams(await searchParams))} />
}
