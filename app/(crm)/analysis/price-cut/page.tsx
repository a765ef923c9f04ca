import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { PriceCutView } from './_components/price-cut-view.tsx'
import { readPriceState } from './_components/price-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.priceCut') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What another price for a customer needs in volume to pay, and who else will ask. Customer and assumptions stand in the URL. */
export default async function PriceCutPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return <PriceCutView ctx={ctx} state={readPriceState(readListParams(await searchParams))} />
}
