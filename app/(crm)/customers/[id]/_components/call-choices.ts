import { getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { callWarningNow, listReach } from '#lib/records/contacts/reach/service'
import { listContacts } from '#lib/records/contacts/service'
import type { CustomerView } from '#lib/records/customers/view'
import type { LogHome } from './log/log-path.ts'
import { logPath } from './log/log-path.ts'
import type { RevealTexts } from './reveal-texts.ts'

/** Whom to call of a customer, as plain data: a list asks for it when somebody is to be called. */
export interface CallChoices {
  customerId: string
  /** The customer's own number: as it is, or masked. */
  own: { phone: string; personal: boolean; against: string | null } | null
  contacts: { id: string; name: string; detail: string; phone: string; against: string | null; log: string | null }[]
  /** The note of a call with nobody in particular. */
  log: string | null
  texts: RevealTexts & Record<'own' | 'log' | 'none', string>
}

const most = 8

/** Answers whom of a customer one may call, masked, with what speaks against a call now and the way to its note. */
export async function callChoices(ctx: Context, customer: CustomerView, home: LogHome): Promise<CallChoices> {
  const sees = mayEver(ctx, 'contact:reveal') && mayEver(ctx, 'contact:read')
  const { rows } = sees ? await listContacts(ctx, { customer: String(customer.id), limit: most, sort: 'id' }) : { rows: [] }
  const contacts = rows.filter(({ phone }) => phone !== null)
  const [reach, ownWarning, t, roles, issues, reveal] = await Promise.all([
    contacts.length === 0
      ? new Map()
      : listReach(
          ctx,
          contacts.map(({ id }) => Number(id)),
        ),
    callWarningNow(ctx),
    getTranslations('card.call'),
    getTranslations('customers.decisionRole'),
    getTranslations('issues'),
    getTranslations('customers.reveal'),
  ])
  const notes = mayEver(ctx, 'interaction:create')
  const own = customer.phone !== null && (!customer.personal || mayEver(ctx, 'customer:reveal'))
  const words = ['show', 'reason', 'submit', 'busy', 'noted'] as const
  return {
    customerId: String(customer.id),
    own: own
      ? {
          phone: customer.phone ?? '',
          personal: customer.personal,
          against: ownWarning === null ? null : issues(ownWarning.code, ownWarning.params),
        }
      : null,
    contacts: contacts.map(({ id, name, title, decision_role: role, phone }) => {
      const against = reach.get(Number(id))?.callWarning ?? null
      return {
        id,
        name,
        detail: [title, role === null ? null : roles(role)].filter(Boolean).join(' · '),
        phone: phone ?? '',
        against: against === null ? null : issues(against.code, against.params),
        log: notes ? logPath(home, customer.id, { channel: 'call', contact: id }) : null,
      }
    }),
    log: notes ? logPath(home, customer.id, { channel: 'call' }) : null,
    texts: {
      ...(Object.fromEntries(words.map((word) => [word, reveal(word)])) as unknown as RevealTexts),
      own: t('own'),
      log: t('log'),
      none: t('none'),
    },
  }
}
