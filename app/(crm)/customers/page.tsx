import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { requirePermission } from '../require-permission.ts'
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
  const [given, jar] = await Promise.all([searchParams, cookies()])
  return <CustomerList ctx={ctx} state={readCustomerList(readListParams(given))} chosenColumns={jar.get(columnCookie)?.value} />
}
