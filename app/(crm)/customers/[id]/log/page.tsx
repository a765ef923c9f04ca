import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readListParams } from '#components/table/list-url'
import { currentContext } from '#lib/platform/auth/current-context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getCustomer } from '#lib/records/customers/service'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { LogPage } from '../_components/log/log-page.tsx'
import { readLogHome } from '../_components/log/log-path.ts'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('card.log'))('title') }
}

/** A note of what was said with a customer; the search may say how and with whom. */
export default async function LogInteractionPage({ params, searchParams }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'interaction:create')
  const [{ id }, search] = await Promise.all([params, searchParams])
  const customer = await orNotFound(() => getCustomer(ctx, parseRecordId(id)))
  const url = readListParams(search)
  const { channel, contact } = url
  return <LogPage ctx={ctx} customer={customer} home={readLogHome(url)} interaction={null} given={{ channel, contact }} />
}
