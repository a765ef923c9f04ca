import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { readListParams } from '#components/table/list-url'
import { SURVIVAL_GROUPINGS } from '#lib/analysis/retention/groups/schema'
import { currentContext } from '#lib/platform/auth/current-context'
import { readUrl, urlId } from '#lib/platform/list/url-query'
import { requirePermission } from '../../require-permission.ts'
import { dropUnreached } from '../_components/reached.ts'
import { RetentionView } from './_components/retention-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.retention') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** How long customers stay, and how many of those of the year before, with how much of their revenue, still do. The outlet, and by what groups are compared, stand in the URL. */
export default async function RetentionPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const { params, dropped } = readUrl({ outlet: urlId, by: z.enum(SURVIVAL_GROUPINGS) }, readListParams(await searchParams))
  await dropUnreached(ctx, { params, dropped })
  return <RetentionView ctx={ctx} params={params} dropped={dropped} />
}
