'use client'

import { NotebookPen } from 'lucide'
import { useState } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { revealCustomerField, revealToCall } from '../actions.ts'
import type { CallChoices } from './call-choices.ts'
import { RevealField } from './reveal-field.tsx'

/** Whom to call: each number is one tap from its clear value, and with it comes the name to ask for; both are noted. What speaks against a call stands below, the way to its note beside it. */
export function CallList({ customerId, own, contacts, log, texts }: CallChoices) {
  if (own === null && contacts.length === 0) return <p className="px-2 py-3 text-ink-faint">{texts.none}</p>
  return (
    <ul className="min-w-72 px-2">
      {own !== null && (
        <li className="call-line">
          <span className="min-w-0 flex-1">{texts.own}</span>
          <span className="call-number">
            {own.personal ? (
              <RevealField
                id={customerId}
                field="phone"
                masked={own.phone}
                label={texts.own}
                texts={texts}
                dials
                reveal={revealCustomerField}
              />
            ) : (
              <a className="link" href={`tel:${own.phone}`}>
                {own.phone}
              </a>
            )}
          </span>
          {log !== null && <LogLink href={log} label={texts.log} />}
          {own.against !== null && <span className="basis-full text-sm text-watch-text">{own.against}</span>}
        </li>
      )}
      {contacts.map((contact) => (
        <Line key={contact.id} contact={contact} texts={texts} />
      ))}
    </ul>
  )
}

function Line({ contact, texts }: { contact: CallChoices['contacts'][number]; texts: CallChoices['texts'] }) {
  const { id, detail, phone, against, log } = contact
  const [name, setName] = useState(contact.name)
  const reveal = async (input: { id: string; field: string; reason?: string }) => {
    const answer = await revealToCall(input)
    if (answer.ok) setName(answer.data.name)
    return answer
  }
  return (
    <li className="call-line">
      <span className="min-w-0 flex-1">
        {name}
        <span className="block text-sm text-ink-faint">{detail}</span>
      </span>
      <span className="call-number">
        <RevealField id={id} field="phone" masked={phone} label={contact.name} texts={texts} dials reveal={reveal} />
      </span>
      {log !== null && <LogLink href={log} label={texts.log} />}
      {against !== null && <span className="basis-full text-sm text-watch-text">{against}</span>}
    </li>
  )
}

function LogLink({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} aria-label={label} data-tip={label} className="control flex-none px-2.5">
      <Icon of={NotebookPen} size={15} />
    </Link>
  )
}
