import { getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { listContacts } from '#lib/records/contacts/service'
import type { CustomerView } from '#lib/records/customers/view'

const most = 3

/** Whom to ask for and where: what was noted of a prospect with its first line. Contacts are named masked. */
export async function KnownOf({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  const [t, { rows }] = await Promise.all([
    getTranslations('customers'),
    mayEver(ctx, 'contact:read') ? listContacts(ctx, { customer: String(customer.id), limit: most, sort: 'id' }) : { rows: [] },
  ])
  const words = [
    ...rows.map(({ name, title, phone }) => [name, title, phone].filter(Boolean).join(' ')),
    customer.phone,
    customer.industry,
    customer.ownerName ?? t('unowned'),
    customer.outletName,
  ].filter((word): word is string => word !== null && word !== '')
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 pb-3 text-ink-soft">
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  )
}
