import { Plus } from 'lucide'
import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { AbcBadge, SleepBadge } from '#components/crm/class-badges'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { Caller as CallerData } from '#lib/records/cases/pop/service'
import { PriorityBadge } from '../../cases/_components/badges.tsx'
import { Due } from '../../cases/_components/due.tsx'
import type { CaseWords } from '../../cases/_components/words.ts'
import { Nothing, Panel, PanelSkeleton } from '../../customers/[id]/_components/panel.tsx'
import { CustomerNow } from './customer-now.tsx'
import { Parcels } from './parcels.tsx'

/** Of more customers with one number nobody reads everything while somebody speaks. */
const mostAtOnce = 3

interface Props {
  ctx: Context
  phone: string
  caller: CallerData
  words: CaseWords
}

/** Who has the number, what has to be known of them, and what of theirs is under way and open. */
export function Caller({ ctx, phone, caller, words }: Props) {
  const { t } = words
  const { customers, contacts, cases } = caller
  const known = customers.length + contacts.length + cases.length > 0
  const withNow = customers.slice(0, mostAtOnce)
  const newCase = (customerId: number) => `/cases/new?${new URLSearchParams({ phone, customer: String(customerId) })}`
  return (
    <>
      {!known && (
        <section className="rounded-lg border border-line bg-surface px-4 py-4">
          <p className="font-medium">{t('pop.nobody')}</p>
          {mayEver(ctx, 'case:create') && <p className="pt-1 text-ink-soft">{t('pop.nobodyText')}</p>}
        </section>
      )}
      {customers.length > 0 && (
        <Panel title={t('pop.customers')}>
          <ul>
            {customers.map((customer) => (
              <li key={customer.id} className="border-t border-line px-4 py-3">
                <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                  <span className="min-w-0 flex-1">
                    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                      <Link href={`/customers/${customer.id}`} className="link font-medium">
                        {customer.name}
                      </Link>
                      <AbcBadge computed={customer.abcClass} override={customer.overrides['abc']} />
                      <SleepBadge
                        computed={customer.dormancyClass}
                        ratio={customer.dormancyRatio}
                        override={customer.overrides['dormancy']}
                      />
                    </span>
                    <span className="block text-sm text-ink-faint">
                      {[customer.externalId, customer.phone, customer.ownerName, customer.outletName]
                        .filter((part) => part !== null)
                        .join(' · ')}
                    </span>
                  </span>
                  {mayEver(ctx, 'case:create') && (
                    <Link href={newCase(customer.id)} className="control">
                      <Icon of={Plus} size={15} />
                      {t('pop.newCase')}
                    </Link>
                  )}
                </div>
                {withNow.includes(customer) && (
                  <Suspense fallback={null}>
                    <CustomerNow ctx={ctx} customer={customer} />
                  </Suspense>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {mayEver(ctx, 'waybill:read') &&
        withNow.map((customer) => (
          <Suspense key={customer.id} fallback={<PanelSkeleton />}>
            <Parcels ctx={ctx} phone={phone} customer={customer} named={withNow.length > 1} />
          </Suspense>
        ))}
      {known && (
        <Panel title={t('pop.cases')}>
          {cases.length === 0 ? (
            <Nothing>{t('pop.noCases')}</Nothing>
          ) : (
            <ul>
              {cases.map((row) => (
                <li key={row.id} className="border-t border-line">
                  <Link
                    href={`/cases/${row.id}`}
                    className="flex items-baseline justify-between gap-4 px-4 py-2.5 hover:bg-hover"
                  >
                    <span className="flex min-w-0 items-baseline gap-2">
                      <PriorityBadge priority={row.priority} words={words} />
                      <span className="truncate font-medium">{words.title(row)}</span>
                      <span className="truncate text-sm text-ink-faint">{row.waybill_no}</span>
                    </span>
                    {row.next_clock !== null && row.next_due_at !== null && (
                      <span className="flex-none text-sm">
                        <Due kind={row.next_clock} dueAt={row.next_due_at} />
                      </span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Panel>
      )}
      {contacts.length > 0 && (
        <Panel title={t('pop.contacts')}>
          <ul>
            {contacts.map((contact) => (
              <ContactRow key={contact.id} contact={contact} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

function ContactRow({ contact }: { contact: CallerData['contacts'][number] }) {
  const roles = useTranslations('customers.decisionRole')
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-t border-line px-4 py-2.5">
      <span className="font-medium">{contact.name}</span>
      {contact.title !== null && <span className="text-ink-soft">{contact.title}</span>}
      {contact.decision_role !== null && (
        <span className="rounded-sm bg-sunken px-1.5 text-sm text-ink-soft">{roles(contact.decision_role)}</span>
      )}
      <span className="ml-auto text-sm text-ink-faint">{contact.customer_name}</span>
    </li>
  )
}
