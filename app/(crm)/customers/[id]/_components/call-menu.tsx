import { NotebookPen, Phone } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { Popup } from '#components/ui/popup'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { listReach } from '#lib/records/contacts/reach/service'
import { listContacts } from '#lib/records/contacts/service'
import type { CustomerView } from '#lib/records/customers/view'
import { revealContactField, revealCustomerField } from '../actions.ts'
import type { LogHome } from './log/log-path.ts'
import { logPath } from './log/log-path.ts'
import { RevealField } from './reveal-field.tsx'
import { useRevealTexts } from './reveal-texts.ts'

const most = 8

/** Whom to call: each number is one tap from its clear value, which is noted; what speaks against a call stands beside it. Nothing where there is no number. */
export async function CallMenu({ ctx, customer, home }: { ctx: Context; customer: CustomerView; home: LogHome }) {
  const { rows } =
    mayEver(ctx, 'contact:reveal') && mayEver(ctx, 'contact:read')
      ? await listContacts(ctx, { customer: String(customer.id), limit: most, sort: 'id' })
      : { rows: [] }
  const contacts = rows.filter(({ phone }) => phone !== null)
  const reach =
    contacts.length === 0
      ? new Map()
      : await listReach(
          ctx,
          contacts.map(({ id }) => Number(id)),
        )
  const [t, roles, issues] = await Promise.all([
    getTranslations('card.call'),
    getTranslations('customers.decisionRole'),
    getTranslations('issues'),
  ])
  const own = customer.phone !== null && (!customer.personal || mayEver(ctx, 'customer:reveal'))
  if (contacts.length === 0 && !own) return null
  return (
    <Popup
      id="call"
      look="control"
      title={t('title')}
      button={
        <>
          <Icon of={Phone} size={15} />
          {t('call')}
        </>
      }
    >
      <ul className="min-w-72 px-2">
        {own && (
          <li className="flex items-center justify-between gap-4 py-2">
            <span>{t('own')}</span>
            {customer.personal ? (
              <Reveal id={String(customer.id)} masked={customer.phone ?? ''} label={t('own')} reveal={revealCustomerField} />
            ) : (
              <a className="link" href={`tel:${customer.phone}`}>
                {customer.phone}
              </a>
            )}
          </li>
        )}
        {contacts.map((contact) => {
          const against = reach.get(Number(contact.id))?.againstCall ?? null
          return (
            <li key={contact.id} className="border-t border-line py-2 first:border-t-0">
              <span className="flex items-center justify-between gap-4">
                <span>
                  {contact.name}
                  <span className="pl-2 text-sm text-ink-faint">
                    {[contact.title, contact.decision_role === null ? null : roles(contact.decision_role)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <Reveal id={contact.id} masked={contact.phone ?? ''} label={contact.name} reveal={revealContactField} />
              </span>
              {against !== null && <span className="block text-sm text-watch-text">{issues(against.code, against.params)}</span>}
              {mayEver(ctx, 'interaction:create') && (
                <Link
                  href={logPath(home, customer.id, { channel: 'call', contact: contact.id })}
                  className="link inline-flex items-center gap-1 text-sm"
                >
                  <Icon of={NotebookPen} size={13} />
                  {t('log')}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </Popup>
  )
}

function Reveal(props: Pick<React.ComponentProps<typeof RevealField>, 'id' | 'masked' | 'label' | 'reveal'>) {
  return <RevealField {...props} field="phone" texts={useRevealTexts()} dials />
}
