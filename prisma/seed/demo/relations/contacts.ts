import { searchTextOf } from '#lib/records/customers/search-text'
import type { DemoCompany } from '../company.ts'
import { createdOn } from '../customers/attributes.ts'
import { phoneNumber } from '../names/identity.ts'
import { personName } from '../names/persons.ts'
import { makeRandom } from '../random.ts'
import { continueIds, storeRows } from '../rows.ts'
import { cast } from '../stories/cast.ts'
import { player } from '../stories/fates.ts'
import { lineOf } from './talks.ts'

/** Whom one knows at a firm, in the order in which one gets to know them; the part each plays when the firm decides. */
const positions = {
  shop: [
    ['老板', 'decider'],
    ['运营主管', 'influencer'],
    ['仓库主管', 'user'],
    ['财务', 'payer'],
    ['采购', 'gatekeeper'],
  ],
  office: [
    ['行政主管', 'influencer'],
    ['前台', 'user'],
    ['总经理', 'decider'],
    ['财务经理', 'payer'],
    ['采购经理', 'gatekeeper'],
  ],
  factory: [
    ['外贸经理', 'influencer'],
    ['仓库主管', 'user'],
    ['总经理', 'decider'],
    ['财务', 'payer'],
    ['采购', 'gatekeeper'],
  ],
  medical: [
    ['检验主管', 'influencer'],
    ['样本接收', 'user'],
    ['负责人', 'decider'],
    ['财务', 'payer'],
  ],
  fresh: [
    ['老板', 'decider'],
    ['发货员', 'user'],
    ['会计', 'payer'],
  ],
} as const

/** How many contacts a firm has at least and at most, by class. */
const counts = { A: [3, 5], B: [2, 3], C: [1, 2], none: [1, 1] } as const
const emailShare = 0.25
/** Of contacts whose opinion of us is known, and of those the ones who are for us and against us. */
const stands = { known: 0.75, supportive: 0.55, opposed: 0.15 }
const ofTwins = { name: '施永良', phone: phoneNumber(0) }

/** Stores the contacts of firms. */
export async function storeContacts(company: DemoCompany): Promise<void> {
  const rows = contactRows(company)
  await storeRows(company.db, 'contact', rows)
  await continueIds(company.db, 'contact')
  for (const { id, customer_id: customerId } of rows) if (!company.contacts.has(customerId)) company.contacts.set(customerId, id)
}

interface ContactRow {
  readonly id: number
  readonly customer_id: number
  readonly [column: string]: unknown
}

function contactRows({ customers, leads, timeline, size }: DemoCompany): ContactRow[] {
  const twins = cast.sameOwner.map((member) => player(customers, member).id)
  const rows: ContactRow[] = []
  const add = (customerId: number, place: number, [title, role]: readonly [string, string], on: string) => {
    const id = rows.length + 1
    const random = makeRandom('contact', customerId * 8 + place)
    const isTwin = place === 0 && twins.includes(customerId)
    const name = isTwin ? ofTwins.name : personName(random)
    rows.push({
      ...{ id, customer_id: customerId, name, title: isTwin ? '法定代表人' : title, decision_role: isTwin ? 'decider' : role },
      ...standOf(customerId, place),
      phone: isTwin ? ofTwins.phone : phoneNumber(size.customers * 2 + id),
      email: random.chance(emailShare) ? `lianxi${id}@demo-firm.example` : null,
      ...{ search_text: searchTextOf(name, null), version: 1, created_at: `${on} 10:30:00+08`, updated_at: `${on} 10:30:00+08` },
    })
  }
  for (const customer of customers) {
    if (customer.kind === 'consumer') continue
    const known = positions[lineOf(customer.trade)]
    const [least, most] = counts[customer.expectedClass ?? 'none']
    const count = Math.min(makeRandom('contacts', customer.id).between(least, most), known.length)
    for (const [place, position] of known.slice(0, count).entries())
      add(customer.id, place, position, createdOn(customer, timeline))
  }
  for (const lead of leads) add(lead.id, 0, ['负责人', 'decider'], lead.foundOn)
  return rows
}

/** How much a contact's opinion weighs and how it stands towards us; drawn apart from all else, so that nothing else moves. */
function standOf(customerId: number, place: number) {
  const random = makeRandom('contact-stand', customerId * 8 + place)
  if (!random.chance(stands.known)) return { influence: null, attitude: null }
  const influence = random.pick(['high', 'medium', 'medium', 'low'])
  if (random.chance(stands.supportive)) return { influence, attitude: 'supportive' }
  return { influence, attitude: random.chance(stands.opposed / (1 - stands.supportive)) ? 'opposed' : 'neutral' }
}
