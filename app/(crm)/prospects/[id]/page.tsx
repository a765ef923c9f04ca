import type { Metadata } from 'next'
import { cache } from 'react'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { keepPlans } from '#lib/platform/db/kept-plans'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getCustomer } from '#lib/records/customers/service'
import { findDevelopment } from '#lib/records/opportunities/service'
import { readCardState } from '../../customers/[id]/_components/card-state.ts'
import { orNotFound } from '../../or-not-found.ts'
import { requirePermission } from '../../require-permission.ts'
import { DevelopmentPage } from '../_components/development-page.tsx'
import { readProspectList } from '../_components/prospect-query.ts'

/** The customer and how far it is won, read once for title and page. */
const load = cache(async (id: string) => {
  const ctx = keepPlans(await currentContext())
  requirePermission(ctx, 'customer:read')
  const customer = await orNotFound(() => getCustomer(ctx, parseRecordId(id)))
  return { ctx, customer, development: await findDevelopment(ctx, { id: customer.id }) }
})

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).customer.name }
}

/** One prospect: its steps with what each asks for, what is expected of it, how it scores. The search of the URL is the list that it was opened from. */
export default async function ProspectPage({ params, searchParams }: Props) {
  await currentContext()
  const [{ id }, search] = await Promise.all([params, searchParams])
  const url = readListParams(search)
  return <DevelopmentPage {...(await load(id))} list={readProspectList(url)} events={readCardState(url)} />
}
