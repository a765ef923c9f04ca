import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { readListParams } from '#components/table/list-url'
import { isAppError } from '#lib/core/errors'
import { currentContext } from '#lib/platform/auth/current-context'
import { keepPlans } from '#lib/platform/db/kept-plans'
import { getWaybillCard } from '#lib/records/waybills/service'
import { requirePermission } from '../../require-permission.ts'
import { readWaybillList } from '../_components/list-query.ts'
import { WaybillPage as Waybill } from './_components/waybill-page.tsx'

interface Props {
  params: Promise<{ no: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The waybill, read once for title and page. */
const load = cache(async (no: string) => {
  const ctx = keepPlans(await currentContext())
  requirePermission(ctx, 'waybill:read')
  try {
    return { ctx, waybill: await getWaybillCard(ctx, decodeURIComponent(no)) }
  } catch (error) {
    // What is no text of a URL is no number either.
    if (isAppError(error, 'not_found') || error instanceof URIError) notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).no)).waybill.waybillNo }
}

/** One waybill. The search of the URL is the list that it was opened from. */
export default async function WaybillPage({ params, searchParams }: Props) {
  await currentContext()
  const [{ no }, search] = await Promise.all([params, searchParams])
  const { ctx, waybill } = await load(no)
  return <Waybill ctx={ctx} waybill={waybill} list={readWaybillList(readListParams(search))} />
}
