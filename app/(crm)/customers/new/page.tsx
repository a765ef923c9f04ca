import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { offeredTerms } from '#lib/records/terms/service'
import { requirePermission } from '../../require-permission.ts'
import { CustomerFormPage } from '../_components/customer-form-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers'))('form.new') }
}

/** A new customer. */
export default async function NewCustomerPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'customer:create')
  return <CustomerFormPage ctx={ctx} customer={null} offers={await offeredTerms(ctx)} />
}
