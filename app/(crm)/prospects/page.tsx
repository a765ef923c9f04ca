import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { initialHref } from '../_views/viewed-list.ts'
import { requirePermission } from '../require-permission.ts'
import { builtInViews, prospectViews } from './_components/built-in-views.ts'
import { ProspectList } from './_components/prospect-list.tsx'
import { columnCookie, readProspectList } from './_components/prospect-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('prospects'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Leads and prospects in scope. The URL is the state. */
export default async function ProspectsPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:read')
  const [given, jar] = await Promise.all([searchParams, cookies()])
  if (Object.keys(given).length === 0) {
    const href = await initialHref(ctx, prospectViews, builtInViews(ctx, await getTranslations('prospects')))
    if (href !== null) redirect(href)
  }
  return <ProspectList ctx={ctx} state={readProspectList(readListParams(given))} chosenColumns={jar.get(columnCookie)?.value} />
}
