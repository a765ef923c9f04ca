import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { classStands } from '#lib/records/overrides/list-filter'
import type { LOYALTY_CLASSES } from '../schemes/loyalty.ts'
import type { Measured, Side } from './factor-tree.ts'

// Over the kept rows of loyalty `f`, with the standing `s` of their customers.

export type LoyaltyClass = (typeof LOYALTY_CLASSES)[number]

/** The classes of each side of a comparison: everybody whose attitude is known. */
export const classesOf: Record<Side, readonly LoyaltyClass[]> = { loyal: ['loyal'], others: ['latent', 'spurious', 'none'] }

const column = { scheme: 'loyalty', computed: sql`s.loyalty_class` }

/** The condition that the class of loyalty which stands is one of some: the one set by hand, else the computed one. */
export const classIsOf = (values: readonly LoyaltyClass[]): Sql =>
  classStands(sql`f.customer_id`, column, (each) => sql`${each} = any(${[...values]}::text[])`)

/** Where each measure stands; null for whom it says nothing of. */
export const measures: Record<Measured, Sql> = {
  connected: sql`f.connected`,
  discount: sql`f.discount`,
  visits: sql`f.visits`,
  transit_hours: sql`f.transit_hours`,
  on_time: sql`f.on_time`,
  harm: sql`f.harm`,
  cases: sql`f.cases`,
  added: sql`f.added`,
  electronic: sql`f.electronic`,
  contacts: sql`f.contacts`,
}
