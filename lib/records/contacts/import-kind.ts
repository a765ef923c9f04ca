import type { ImportColumn, ImportKind } from '#lib/platform/import/kind'
import { shortPhone } from '../customers/import-kind.ts'
import { searchTextOf } from '../customers/search-text.ts'
import { attitudes, decisionRoles, influences } from './schema.ts'

const text = (name: string, max: number): ImportColumn => ({ name, type: { type: 'text', max } })
const rootOf = (row: string) => `(select y.root_id from customer y where y.id = ${row}.customer_id)`
const plain = (column: string, cell = column) => ({ column, create: `r.${cell}` })

/**
 * Contacts. A row with an external id means the contact of that id. A row without one means the contact of its customer (or of one merged with it) that has
 * the same name and no external id either, the oldest when there are several: so a file without ids can be brought in again, and never two rows of a
 * file mean one contact. A contact without an external id is not taken for a row that has one.
 */
export const contactKind: ImportKind = {
  id: 'contacts',
  table: 'contact',
  columns: [
    { name: 'customer_external_id', required: true, type: { type: 'customer' }, example: 'KH-0001' },
    { name: 'name', required: true, personal: true, type: { type: 'text', max: 200, id: true } },
    { name: 'external_id', type: { type: 'text', max: 200, id: true }, example: 'LX-0001' },
    { ...text('phone', 100), personal: true, example: '13800000001', doubt: shortPhone('phone') },
    { ...text('email', 200), personal: true, example: 'li@example.com' },
    text('title', 100),
    {
      name: 'decision_role',
      type: { type: 'one_of', values: decisionRoles, texts: 'customers.decisionRole' },
      example: 'decider',
    },
    { name: 'influence', type: { type: 'one_of', values: influences, texts: 'customers.influence' }, example: 'high' },
    { name: 'attitude', type: { type: 'one_of', values: attitudes, texts: 'customers.attitude' }, example: 'supportive' },
  ],
  key: `coalesce('e' || r.external_id, 'n' || ${rootOf('r')} || ' ' || r.name)`,
  joins: `left join lateral (
    select x.id from contact x where x.external_id = r.external_id
    union all
    select min(x.id) from contact x join customer m on m.id = x.customer_id
    where r.external_id is null and x.external_id is null and x.name = r.name
      and m.root_id = ${rootOf('r')}
    having min(x.id) is not null
  ) meant on true`,
  match: 'w.id = meant.id',
  rootOfRecord: rootOf('w'),
  stored: [
    plain('external_id'),
    {
      column: 'customer_id',
      create: 'r.customer_id',
      update: `case when ${rootOf('r')} = ${rootOf('w')} then w.customer_id else r.customer_id end`,
    },
    plain('name'),
    { column: 'search_text', create: 'r.derived' },
    plain('phone'),
    plain('email'),
    plain('title'),
    plain('decision_role'),
    plain('influence'),
    plain('attitude'),
  ],
  derived: { cells: ['name', 'external_id'], make: ([name, externalId]) => searchTextOf(name ?? '', externalId ?? null) },
  isUsed: `(${[
    `exists (select from interaction x join customer m on m.id = x.customer_id where m.root_id = ${rootOf('w')} and x.contact_id = w.id)`,
    'exists (select from contact_preference x where x.contact_id = w.id)',
    'exists (select from contact_consent x where x.contact_id = w.id)',
  ].join(' or ')})`,
}
