import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { ownIdOf } from '#lib/platform/http/record-id'
import { getCustomerToChange } from '#lib/records/customers/service'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { ProposePage } from '../_components/propose-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('references'))('propose') }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Proposes the customer that the URL names as a reference. */
export default async function NewReference({ searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:update')
  const { customer = '' } = readListParams(await searchParams)
  const found = await orNotFound(async () => getCustomerToChange(ctx, { id: ownIdOf(customer) }))
  return <ProposePage ctx={ctx} customer={found} />
}
