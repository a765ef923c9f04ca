import type { AnyEntry, TimelineKind } from '#lib/analysis/timeline/service'
import { timelineOfCustomer } from '#lib/analysis/timeline/service'
import type { TestCompany, UserKey } from '#tests/support/company'
import { insertCustomer } from '#tests/support/shipments'
import { caller } from './relations-company.ts'

/** What tests of timelines do in their company: make customers, write by the API, and read. */
export function timelineOf(company: () => TestCompany) {
  const call = caller(company)
  let made = 0
  async function newCustomer(given: { kind?: string; name?: string } = {}): Promise<number> {
    made += 1
    const { sales } = company().users
    return insertCustomer(company().db, {
      externalId: `TL-${made}`,
      ownerId: sales.id,
      outletId: company().outlets.shounan,
      ...given,
    })
  }
  const read = async (user: UserKey, id: number, kinds: TimelineKind[] = [], limit = 50, before?: string) =>
    timelineOfCustomer(await company().contextAs(user), id, { kinds, before, limit })
  const note = (id: number, given: Record<string, unknown>) =>
    call('sales', 'POST', '/interactions', { customer_id: String(id), channel: 'call', ...given })
  const openCase = (id: number, given: Record<string, unknown>) =>
    call('service', 'POST', '/cases', { customer_id: String(id), type: 'complaint', ...given })
  return { call, newCustomer, read, note, openCase }
}

/** An entry in a few words. */
export const words = (entry: AnyEntry): string => {
  switch (entry.kind) {
    case 'interaction':
      return `interaction ${entry.purpose}`
    case 'case':
      return `case ${entry.what}`
    case 'task':
      return `task ${entry.title}`
    case 'change':
      return entry.action
    case 'survey':
      return `survey ${entry.satisfaction}`
    case 'exception':
      return `exception ${entry.waybillNo}`
    case 'approval':
      return `approval ${entry.what}`
    case 'development':
      return `development ${entry.from} ${entry.to}`
    case 'class':
      return `class ${entry.from} ${entry.to}`
  }
}
