import { getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { ContactResource } from '#lib/records/contacts/schema'
import { listContacts } from '#lib/records/contacts/service'
import { revealContactField } from '../actions.ts'
import { Nothing, Panel } from './panel.tsx'
import { RevealField } from './reveal-field.tsx'
import { useRevealTexts } from './reveal-texts.ts'

const firstFew = 20

/** Whom to talk to, each with the part they play; masked, one tap from the clear value. */
export async function Contacts({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [{ rows }, t] = await Promise.all([
    listContacts(ctx, { customer: String(customerId), limit: firstFew, sort: 'id' }),
    getTranslations('customers.card'),
  ])
  return (
    <Panel title={t('contacts')}>
      {rows.length === 0 ? (
        <Nothing>{t('noContacts')}</Nothing>
      ) : (
        <ul>
          {rows.map((contact) => (
            <Contact key={contact.id} contact={contact} roles={t} mayReveal={mayEver(ctx, 'contact:reveal')} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'customers.card'>>>

function Contact({ contact, roles: t, mayReveal }: { contact: ContactResource; roles: Words; mayReveal: boolean }) {
  const texts = useRevealTexts()
  const field = (name: 'name' | 'phone' | 'email') => {
    const masked = contact[name]
    if (masked === null) return null
    if (!mayReveal) return <span>{masked}</span>
    return <RevealField id={contact.id} field={name} label={t(name)} masked={masked} texts={texts} reveal={revealContactField} />
  }
  return (
    <li className="flex flex-col gap-1 border-t border-line px-4 py-2.5">
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{field('name')}</span>
        {contact.title !== null && <span className="text-ink-soft">{contact.title}</span>}
        {contact.decision_role !== null && <Role role={contact.decision_role} />}
      </span>
      <span className="flex flex-wrap gap-x-6 gap-y-1">
        {field('phone')}
        {field('email')}
      </span>
    </li>
  )
}

async function Role({ role }: { role: NonNullable<ContactResource['decision_role']> }) {
  const t = await getTranslations('customers.decisionRole')
  return <span className="rounded-sm bg-sunken px-1.5 text-sm text-ink-soft">{t(role)}</span>
}
