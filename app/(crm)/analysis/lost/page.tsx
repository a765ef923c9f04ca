import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { CountedPage } from '../_components/counted-page.tsx'
import { LossList } from './_components/loss-list.tsx'
import { readLossState } from './_components/loss-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('losses'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Who was lost, why, and who was won back. Filters, order and place stand in the URL. */
export default async function LostPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return (
    <CountedPage>
      <LossList ctx={ctx} state={await readLossState(ctx, readListParams(await searchParams))} />
    </CountedPage>
  )
}
