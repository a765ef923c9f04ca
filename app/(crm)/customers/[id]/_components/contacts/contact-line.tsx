import { Pencil } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { Reach } from '#lib/records/contacts/reach/service'
import type { ContactResource } from '#lib/records/contacts/schema'
import { revealContactField } from '../../actions.ts'
import { changeContact } from '../../work-actions.ts'
import { ArchiveRecord } from '../archive-record.tsx'
import { RevealField } from '../reveal-field.tsx'
import { useRevealTexts } from '../reveal-texts.ts'
import { ContactSheet } from './contact-sheet.tsx'
import { DecisionMarks } from './decision-marks.tsx'
import { ReachLine } from './reach-line.tsx'

interface Props {
  ctx: Context
  customerId: number
  contact: ContactResource
  reach: Reach | null
}

/** One contact: the name with title and part, how to reach them, and what they said about that. */
export function ContactLine({ ctx, customerId, contact, reach }: Props) {
  const t = useTranslations('card.contacts')
  const form = useTranslations('form')
  const may = mayEver(ctx, 'contact:update')
  return (
    <li className="flex items-start gap-2 border-t border-line px-4 py-2.5">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-x-3">
          <span className="font-medium">
            <Value ctx={ctx} contact={contact} field="name" />
          </span>
          {contact.title !== null && <span className="text-ink-soft">{contact.title}</span>}
          <DecisionMarks contact={contact} />
        </span>
        <span className="flex flex-wrap gap-x-6 gap-y-1">
          <Value ctx={ctx} contact={contact} field="phone" />
          <Value ctx={ctx} contact={contact} field="email" />
        </span>
        {reach !== null && <ReachLine reach={reach} />}
      </div>
      {may && contact.archived && (
        <ArchiveRecord
          id={contact.id}
          version={contact.version}
          archived
          label={t('restore')}
          away={form('away')}
          act={changeContact}
        />
      )}
      {may && !contact.archived && (
        <ContactSheet
          customerId={customerId}
          contact={contact}
          reach={reach}
          look="grid size-7 flex-none place-items-center rounded-md text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:size-10"
          label={t('change', { name: contact.name })}
          button={<Icon of={Pencil} size={14} />}
        />
      )}
    </li>
  )
}

/** A value, masked; one tap shows it to whoever may see it. */
function Value({ ctx, contact, field }: { ctx: Context; contact: ContactResource; field: 'name' | 'phone' | 'email' }) {
  const t = useTranslations('customers.card')
  const texts = useRevealTexts()
  const masked = contact[field]
  if (masked === null) return null
  if (!mayEver(ctx, 'contact:reveal')) return <span>{masked}</span>
  return (
    <RevealField
      id={contact.id}
      field={field}
      label={t(field)}
      masked={masked}
      texts={texts}
      dials={field === 'phone'}
      reveal={revealContactField}
    />
  )
}
