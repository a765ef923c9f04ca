import { invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { phoneDigits } from '#lib/platform/privacy/phone-digits'
import { mayEver, permit } from '#lib/platform/scope/scope'
import type { ContactResource } from '../../contacts/schema.ts'
import { listContacts } from '../../contacts/service.ts'
import { listCustomers } from '../../customers/list.ts'
import type { CustomerView } from '../../customers/view.ts'
import type { QueueRow } from '../queue/service.ts'
import { listQueue } from '../queue/service.ts'

/** Who may be calling. */
export interface Caller {
  /** Customers who have the number, or whose contact does. */
  customers: CustomerView[]
  /** Contacts who have it, masked. */
  contacts: ContactResource[]
  /** Cases that still have something to be done, whose caller had it; then those of the customers. */
  cases: QueueRow[]
}

const MOST = 8
const SHORTEST = 7
const LONGEST = 20

/** Answers who within reach has a telephone number: customers, contacts and open cases, all masked; each kind where the actor may see it. Only a whole number is looked for.
 * Throws `invalid_request` for anything else. */
export async function findCaller(ctx: Context, phone: string): Promise<Caller> {
  permit(ctx, 'customer:read')
  const digits = phoneDigits(phone)
  if (digits.length < SHORTEST || digits.length > LONGEST || !/^[\d+\-() ]+$/.test(phone.normalize('NFKC').trim()))
    throw invalidField('phone', 'phone_unreadable')
  const [customers, contacts, called] = await Promise.all([
    listCustomers(ctx, { q: digits, limit: MOST }),
    mayEver(ctx, 'contact:read') ? listContacts(ctx, { q: digits, limit: MOST, sort: '-id' }) : { rows: [] },
    openCases(ctx, { q: digits }),
  ])
  const theirs = await Promise.all(customers.rows.map(({ id }) => openCases(ctx, { customer: { id } })))
  const cases = new Map([...called, ...theirs.flat()].map((row) => [row.id, row]))
  return { customers: customers.rows, contacts: contacts.rows, cases: [...cases.values()].slice(0, MOST * 2) }
}

async function openCases(ctx: Context, filter: { q: string } | { customer: { id: number } }): Promise<QueueRow[]> {
  if (!mayEver(ctx, 'case:read')) return []
  return (await listQueue(ctx, { ...filter, sort: 'next_due', falling: false, limit: MOST })).rows
}
