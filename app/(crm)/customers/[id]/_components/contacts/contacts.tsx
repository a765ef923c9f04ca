import { Plus } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { decisionMap } from '#lib/records/contacts/decision-map'
import type { Reach } from '#lib/records/contacts/reach/service'
import { listReach } from '#lib/records/contacts/reach/service'
import { listContacts } from '#lib/records/contacts/service'
import { Nothing, Panel } from '../panel.tsx'
import { ContactLine } from './contact-line.tsx'
import { ContactSheet } from './contact-sheet.tsx'
import { WhoDecides } from './who-decides.tsx'

const firstFew = 20

/** Whom to talk to, each with the part they play and how they want to be reached; masked, one tap from the clear value. */
export async function Contacts({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const asked = { customer: String(customerId), limit: firstFew, sort: 'id' as const }
  const [{ rows, nextCursor }, { rows: archived }, t] = await Promise.all([
    listContacts(ctx, asked),
    listContacts(ctx, { ...asked, archived: true }),
    getTranslations('card.contacts'),
  ])
  const reach: ReadonlyMap<number, Reach> =
    rows.length === 0
      ? new Map()
      : await listReach(
          ctx,
          rows.map(({ id }) => Number(id)),
        )
  return (
    <Panel
      title={t('title')}
      aside={
        mayEver(ctx, 'contact:create') && (
          <ContactSheet
            customerId={customerId}
            contact={null}
            reach={null}
            look="link inline-flex items-center gap-1"
            button={
              <>
                <Icon of={Plus} size={14} />
                {t('new')}
              </>
            }
          />
        )
      }
    >
      {rows.length === 0 ? (
        <Nothing>{t('nothing')}</Nothing>
      ) : (
        <>
          <WhoDecides map={decisionMap(rows, nextCursor === null)} />
          <ul>
            {rows.map((contact) => (
              <ContactLine
                key={contact.id}
                ctx={ctx}
                customerId={customerId}
                contact={contact}
                reach={reach.get(Number(contact.id)) ?? null}
              />
            ))}
          </ul>
        </>
      )}
      {archived.length > 0 && (
        <details className="border-t border-line">
          <summary className="w-fit px-4 py-2.5 text-sm text-ink-faint hover:text-ink">
            {t('archived', { count: archived.length })}
          </summary>
          <ul>
            {archived.map((contact) => (
              <ContactLine key={contact.id} ctx={ctx} customerId={customerId} contact={contact} reach={null} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
