import { getTranslations } from 'next-intl/server'
import { CustomerName } from '#components/crm/customer-name'
import type { Context } from '#lib/platform/context'
import { payingCustomerOf } from '#lib/records/customers/payer/service'

/** Who settles for the customer, as a word of the card's header. */
export async function PaidBy({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [payer, t] = await Promise.all([payingCustomerOf(ctx, customerId), getTranslations('card.payer')])
  if (payer === null) return null
  return <li>{t.rich('paidBy', { name: () => <CustomerName customer={payer} /> })}</li>
}
