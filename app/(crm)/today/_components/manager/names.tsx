import type { ReactNode } from 'react'
import { SignedMoney } from '#components/crm/signed'
import { Link } from '#components/ui/link'
import type { NamedAmount } from '#lib/analysis/home/service'

/** A few customers by name with their part of a change, one a line, the name cut before the amount is. Nothing where there is nobody. */
export function Names({ rows, currency, lead }: { rows: readonly NamedAmount[]; currency: string; lead?: ReactNode }) {
  if (rows.length === 0) return null
  return (
    <ul className="text-sm text-ink-soft">
      {rows.map(({ id, name, minor }, place) => (
        <li key={id} className="flex gap-2">
          {lead !== undefined && <span className="flex-none text-ink-faint">{place === 0 ? lead : <Blank of={lead} />}</span>}
          <Link href={`/customers/${id}`} className="link min-w-0 truncate">
            {name}
          </Link>
          <span className="ml-auto flex-none">
            <SignedMoney minor={minor} currency={currency} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** As wide as what stands above it. */
function Blank({ of }: { of: ReactNode }) {
  return (
    <span aria-hidden="true" className="invisible">
      {of}
    </span>
  )
}
