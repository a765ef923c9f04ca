import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { findNumber } from '#lib/records/waybills/lookup'
import { initialHref } from '../_views/viewed-list.ts'
import { requirePermission } from '../require-permission.ts'
import { builtInViews, waybillViews } from './_components/built-in-views.ts'
import { waybillHref } from './_components/href.ts'
import { columnCookie, readWaybillList } from './_components/list-query.ts'
import { WaybillList } from './_components/waybill-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waybills'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The waybills in scope. The URL is the state; a search for a whole number opens its waybill. */
export default async function WaybillsPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'waybill:read')
  const [given, jar] = await Promise.all([searchParams, cookies()])
  if (Object.keys(given).length === 0) {
    const href = await initialHref(ctx, waybillViews, builtInViews(await getTranslations('waybills')))
    if (href !== null) redirect(href)
  }
  const state = readWaybillList(readListParams(given))
  const whole = state.query.q === undefined ? null : await findNumber(ctx, state.query.q)
  if (whole !== null) redirect(waybillHref(whole))
  return <WaybillList ctx={ctx} state={state} chosenColumns={jar.get(columnCookie)?.value} />
}
