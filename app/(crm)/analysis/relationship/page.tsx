import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../../require-permission.ts'
import { CountedPage } from '../_components/counted-page.tsx'
import { MatricesView } from './_components/matrices-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('relations'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The two matrices of relationships; the cell that is being changed, and what is tried in it, stand in the URL. */
export default async function RelationshipPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  return (
    <CountedPage>
      <MatricesView ctx={ctx} params={readListParams(await searchParams)} />
    </CountedPage>
  )
}
