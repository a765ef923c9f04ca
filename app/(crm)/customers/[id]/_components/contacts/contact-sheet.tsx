import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormTexts } from '#components/form/form-texts'
import { Sheet } from '#components/ui/sheet'
import { reachChannels } from '#lib/records/contacts/reach/reach'
import type { Reach } from '#lib/records/contacts/reach/service'
import type { ContactResource } from '#lib/records/contacts/schema'
import { attitudes, decisionRoles, influences } from '#lib/records/contacts/schema'
import { changeContact, createContactHere, noteContactConsent, setContactPreference } from '../../work-actions.ts'
import { ArchiveRecord } from '../archive-record.tsx'
import { ConsentForm } from './consent-form.tsx'
import { ContactForm } from './contact-form.tsx'
import type { ContactField } from './contact-values.ts'
import { contactFields, contactValues } from './contact-values.ts'
import { PreferenceForm } from './preference-form.tsx'
import { preferenceValues } from './preference-values.ts'

interface Props {
  customerId: number
  /** Null for a new one. */
  contact: ContactResource | null
  reach: Reach | null
  look: string
  label?: string
  button: ReactNode
}

/** A contact on a sheet: who it is; for one that is there also how it wants to be reached and what it agreed to. */
export function ContactSheet({ customerId, contact, reach, look, label, button }: Props) {
  const t = useTranslations('card.contacts')
  const r = useTranslations('card.reach')
  const form = useTranslations('form')
  const shell = useTranslations('shell')
  const roles = useTranslations('customers.decisionRole')
  const influence = useTranslations('customers.influence')
  const attitude = useTranslations('customers.attitude')
  const channels = useTranslations('customers.channel')
  const common = useFormTexts()
  const create = useFormTexts(t('create'))
  return (
    <Sheet
      look={look}
      button={button}
      title={contact === null ? t('newTitle') : t('editTitle')}
      close={shell('close')}
      {...(label === undefined ? {} : { label, tip: label })}
    >
      <ContactForm
        draft={contact === null ? `contact-new-${customerId}` : `contact-${contact.id}`}
        customerId={String(customerId)}
        contact={contact === null ? null : { id: contact.id, version: contact.version }}
        initial={contactValues(contact)}
        labels={Object.fromEntries(contactFields.map((field) => [field, t(`fields.${field}`)])) as Record<ContactField, string>}
        masked={contact === null ? null : t('masked')}
        roles={decisionRoles.map((value) => ({ value, label: roles(value), hint: t(`roleHints.${value}`) }))}
        influences={influences.map((value) => ({ value, label: influence(value) }))}
        attitudes={attitudes.map((value) => ({ value, label: attitude(value) }))}
        texts={contact === null ? create : common}
        save={contact === null ? createContactHere : changeContact}
        aside={
          contact !== null && (
            <ArchiveRecord
              id={contact.id}
              version={contact.version}
              archived={false}
              label={t('archive')}
              away={form('away')}
              act={changeContact}
            />
          )
        }
      />
      {contact !== null && reach !== null && (
        <>
          <PreferenceForm
            draft={`preference-${contact.id}`}
            contactId={contact.id}
            version={reach.version}
            initial={preferenceValues(reach)}
            channels={reachChannels.map((value) => ({ value, label: channels(value) }))}
            texts={{
              ...common,
              title: r('title'),
              refused: r('refused'),
              from: r('from'),
              to: r('to'),
              leastDays: r('leastDays'),
            }}
            save={setContactPreference}
          />
          <ConsentForm
            contactId={contact.id}
            channels={[...reachChannels, 'online' as const].map((value) => ({
              value,
              label: value === 'online' ? r('online') : channels(value),
            }))}
            purposes={(['marketing', 'survey', 'profiling'] as const).map((value) => {
              const now = reach.consents.find(({ purpose }) => purpose === value)
              return {
                value,
                label: r(`purposes.${value}`),
                now:
                  now === undefined
                    ? r('notAsked')
                    : r(now.given ? 'givenBy' : 'takenBackBy', { by: now.by ?? '—', version: now.noticeVersion }),
                given: now?.given ?? null,
              }
            })}
            texts={{
              title: r('consents'),
              hint: r('consentsHint'),
              give: r('give'),
              takeBack: r('takeBack'),
              version: r('noticeVersion'),
              how: r('how'),
              away: form('away'),
            }}
            note={noteContactConsent}
          />
        </>
      )}
    </Sheet>
  )
}
