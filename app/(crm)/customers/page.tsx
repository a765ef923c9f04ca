import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { factGround } from '#lib/records/facts/service'
import { initialHref } from '../_views/viewed-list.ts'
import { requirePermission } from '../require-permission.ts'
import { builtInViews, customerViews } from './_components/built-in-views.ts'
import { CustomerList } from './_components/customer-list.tsx'
import { columnCookie, readCustomerList } from './_components/list-query.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('title') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The customers in scope. The URL is the state. */
export default async function CustomersPage({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:read')
  const [given, jar, ground] = await Promise.all([searchParams, cookies(), factGround(ctx)])
  if (Object.keys(given).length === 0) {
    const href = await initialHref(ctx, customerViews, builtInViews(ctx, await getTranslations('customers')))
    if (href !== null) redirect(href)
  }
  const state = readCustomerList(readListParams(given), ground)
  return <CustomerList ctx={ctx} state={state} ground={ground} chosenColumns={jar.get(columnCookie)?.value} />
}
