import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'

/** Who a row of a list of customers is about, with its owner and outlet, beside the id that each list names for itself. */
export const listedCustomer = {
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  ownerId: z.number().nullable(),
  ownerName: z.string().nullable(),
  outletId: z.number().nullable(),
  outletName: z.string().nullable(),
}

/** Joins the owner `u` and the outlet `o` of a customer `c`, where it has them. */
export const listedJoins = sql`left join app_user u on u.id = c.owner_id left join outlet o on o.id = c.outlet_id`

/** Its columns: of a customer `c`, and of its owner and outlet by `listedJoins`. */
export const listedColumns = sql`c.external_id as "externalId", c.name, c.kind, u.id as "ownerId", u.name as "ownerName", o.id as "outletId", o.name as "outletName"`
