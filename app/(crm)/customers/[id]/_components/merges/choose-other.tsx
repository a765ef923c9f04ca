import { Search } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { listCustomers } from '#lib/records/customers/list'
import { findAlike } from '#lib/records/customers/merges/alike'
import type { CustomerView } from '#lib/records/customers/view'

const most = 20

interface Props {
  ctx: Context
  customer: CustomerView
  q: string | undefined
}

/** Who the other one is: those that are likely the same, and a search. */
export async function ChooseOther({ ctx, customer, q }: Props) {
  const [t, form] = await Promise.all([getTranslations('card.merge'), getTranslations('form')])
  const alike = await findAlike(ctx, { id: customer.id })
  const found = q === undefined ? [] : (await listCustomers(ctx, { q, limit: most, sort: 'value', falling: true })).rows
  return (
    <div className="flex flex-col gap-6">
      <section>
        <h2 className="pb-2 font-semibold">{t('alike')}</h2>
        {alike.length === 0 ? (
          <p className="text-ink-faint">{t('noneAlike')}</p>
        ) : (
          <ul className="rounded-lg border border-line bg-surface">
            {alike.map((each) => (
              <Choice
                key={each.customer.id}
                of={customer}
                other={each.customer}
                why={each.by.map((by) => t(`by.${by}`)).join(' · ')}
                nobody={t('unowned')}
              />
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2 className="pb-2 font-semibold">{t('search')}</h2>
        <form action={`/customers/${customer.id}/merge`} className="flex gap-2">
          <input
            name="q"
            type="search"
            defaultValue={q}
            aria-label={t('search')}
            placeholder={t('searchHint')}
            maxLength={100}
            className="field"
          />
          <button type="submit" className="control h-10">
            <Icon of={Search} size={16} />
            {t('find')}
          </button>
        </form>
        {q !== undefined && (
          <ul className="mt-3 rounded-lg border border-line bg-surface">
            {found
              .filter(({ id }) => id !== customer.id)
              .map((other) => (
                <Choice key={other.id} of={customer} other={other} why={null} nobody={t('unowned')} />
              ))}
            {found.every(({ id }) => id === customer.id) && <li className="px-4 py-3 text-ink-faint">{form('none')}</li>}
          </ul>
        )}
      </section>
    </div>
  )
}

function Choice({ of, other, why, nobody }: { of: CustomerView; other: CustomerView; why: string | null; nobody: string }) {
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        href={`/customers/${of.id}/merge?with=${other.id}`}
        className="flex flex-wrap items-baseline gap-x-4 px-4 py-2.5 hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="font-medium">{other.name}</span>
          <span className="block text-sm text-ink-faint">
            {[other.externalId, other.ownerName ?? nobody, other.outletName].filter(Boolean).join(' · ')}
          </span>
        </span>
        {why !== null && <span className="text-sm text-watch-text">{why}</span>}
      </Link>
    </li>
  )
}
