import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { parseRecordId } from '#lib/platform/http/record-id'
import { payingCustomerOf } from '#lib/records/customers/payer/service'
import { referrerOf } from '#lib/records/customers/referral/service'
import { getCustomerToChange } from '#lib/records/customers/service'
import { offeredTerms } from '#lib/records/terms/service'
import { orNotFound } from '../../../or-not-found.ts'
import { requirePermission } from '../../../require-permission.ts'
import { CustomerFormPage } from '../../_components/customer-form-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('form.change') }
}

/** The fields of a customer, to be changed. */
export default async function EditCustomerPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:update')
  const { id } = await params
  const customer = await orNotFound(() => getCustomerToChange(ctx, parseRecordId(id)))
  const [payer, referrer, offers] = await Promise.all([
    payingCustomerOf(ctx, customer.id),
    referrerOf(ctx, customer.id),
    offeredTerms(ctx),
  ])
  const hidden = (await getTranslations('card.referrals'))('hidden')
  return (
    <CustomerFormPage
      ctx={ctx}
      customer={customer}
      payerName={payer?.name ?? ''}
      referrerName={referrer === null ? '' : (referrer.name ?? hidden)}
      offers={offers}
    />
  )
}
