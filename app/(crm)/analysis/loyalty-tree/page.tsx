import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import type { UrlParams } from '#lib/platform/list/url-names'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { requirePermission } from '../../require-permission.ts'
import { CountedPage } from '../_components/counted-page.tsx'
import { dropUnreached } from '../_components/reached.ts'
import { TreeView } from './_components/tree-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.loyaltyTree') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const known: UrlParams = { outlet: urlId }

/** What loyalty hangs on, as document 003 has it, measured. The outlet stands in the URL. */
export default async function LoyaltyTreePage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const { params, dropped } = readUrl(known, readListParams(await searchParams))
  await dropUnreached(ctx, { params, dropped })
  return (
    <CountedPage>
      <TreeView ctx={ctx} params={params} dropped={dropped} />
    </CountedPage>
  )
}
