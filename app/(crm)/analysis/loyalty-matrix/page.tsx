import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { CountedPage } from '../_components/counted-page.tsx'
import { readLoyaltyState } from './_components/loyalty-query.ts'
import { LoyaltyView } from './_components/loyalty-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.loyaltyMatrix') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Attitude by repeat, and whose loyalty is spurious. Class, filters, order and place stand in the URL. */
export default async function LoyaltyMatrixPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return (
    <CountedPage>
      <LoyaltyView ctx={ctx} state={await readLoyaltyState(ctx, readListParams(await searchParams))} />
    </CountedPage>
  )
}
