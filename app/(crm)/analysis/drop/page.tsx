import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { initialHref } from '../../_views/viewed-list.ts'
import { requirePermission } from '../../require-permission.ts'
import { builtInViews, dropViews } from './_components/built-in-views.ts'
import { DropList } from './_components/drop-list.tsx'
import { columnCookie } from './_components/drop-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analysis'))('tabs.drop') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Who ships less than the season lets expect, what it costs, and what may be behind it. Filters, order and place stand in the URL. */
export default async function DropPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const [given, jar] = await Promise.all([searchParams, cookies()])
  if (Object.keys(given).length === 0) {
    const href = await initialHref(ctx, dropViews, builtInViews(await getTranslations('analysis.drop')))
    if (href !== null) redirect(href)
  }
  return <DropList ctx={ctx} params={readListParams(given)} chosenColumns={jar.get(columnCookie)?.value} />
}
