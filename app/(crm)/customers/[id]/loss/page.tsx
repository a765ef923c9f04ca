import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { getCustomer } from '#lib/records/customers/service'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { LossPage } from '../_components/loss/loss-page.tsx'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('losses.page'))('title') }
}

/** Why a customer left, and what was tried to win it back. */
export default async function CustomerLossPage({ params }: Props) {
  const ctx = await currentContext()
  requirePermission(ctx, 'analysis:read')
  const { id } = await params
  const customer = await orNotFound(() => getCustomer(ctx, parseRecordId(id)))
  return <LossPage ctx={ctx} customer={customer} />
}
