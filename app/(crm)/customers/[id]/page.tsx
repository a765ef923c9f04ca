import type { Metadata } from 'next'
import { cache } from 'react'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { keepPlans } from '#lib/platform/db/kept-plans'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getCustomer } from '#lib/records/customers/service'
import { orNotFound } from '../../or-not-found.ts'
import { requirePermission } from '../../require-permission.ts'
import { readCardList } from './_components/card-list.ts'
import { readCardState } from './_components/card-state.ts'
import { CustomerCard } from './_components/customer-card.tsx'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The customer, read once for title and page. */
const load = cache(async (id: string) => {
  const ctx = keepPlans(await currentContext())
  requirePermission(ctx, 'customer:read')
  return { ctx, customer: await orNotFound(() => getCustomer(ctx, parseRecordId(id))) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).customer.name }
}

/** One customer. The search of the URL is the list that it was opened from. */
export default async function CustomerPage({ params, searchParams }: Props) {
  await currentContext()
  const [{ id }, search] = await Promise.all([params, searchParams])
  const { ctx, customer } = await load(id)
  const url = readListParams(search)
  const list = await readCardList(ctx, url)
  return <CustomerCard ctx={ctx} customer={customer} list={list} state={readCardState(url)} params={url} />
}
