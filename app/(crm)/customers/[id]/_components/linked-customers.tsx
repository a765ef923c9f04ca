import { AbcBadge } from '#components/crm/class-badges'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { LinkedCustomer } from '#lib/records/customers/linked/service'

interface Props {
  customers: readonly LinkedCustomer[]
  currency: string
  /** What is said of one that is archived. */
  archived: string
  className: string
}

/** Customers that name this one, one a line, with class and value. */
export function LinkedCustomers({ customers, currency, archived, className }: Props) {
  return (
    <ul className={className}>
      {customers.map((customer) => (
        <li key={customer.id} className="flex items-center gap-2 px-4 py-1.5">
          <Link href={`/customers/${customer.id}`} className="link min-w-0 truncate">
            {customer.name}
          </Link>
          <AbcBadge computed={customer.abcClass} override={customer.abcOverride} />
          {customer.archived && <span className="flex-none text-sm text-ink-faint">{archived}</span>}
          <span className="ml-auto flex-none pl-2">
            {customer.valueMinor !== null && <Money minor={customer.valueMinor} currency={currency} />}
          </span>
        </li>
      ))}
    </ul>
  )
}
