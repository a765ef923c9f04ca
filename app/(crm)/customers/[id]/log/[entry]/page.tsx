import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getCustomer } from '#lib/records/customers/service'
import { getInteraction } from '#lib/records/interactions/service'
import { orNotFound } from '../../../../or-not-found.ts'
import { requirePermission } from '../../../../require-permission.ts'
import { LogPage } from '../../_components/log/log-page.tsx'
import { readLogHome } from '../../_components/log/log-path.ts'

interface Props {
  params: Promise<{ id: string; entry: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('card.log'))('change') }
}

/** A note of what was said, to be put right. */
export default async function ChangeInteractionPage({ params, searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'interaction:update')
  const [{ id, entry }, search] = await Promise.all([params, searchParams])
  const [customer, interaction] = await Promise.all([
    orNotFound(() => getCustomer(ctx, parseRecordId(id))),
    orNotFound(() => getInteraction(ctx, parseRecordId(entry))),
  ])
  if (interaction.customer_id !== String(customer.id)) notFound()
  return <LogPage ctx={ctx} customer={customer} home={readLogHome(readListParams(search))} interaction={interaction} given={{}} />
}
