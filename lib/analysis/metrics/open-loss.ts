import { z } from 'zod'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'

/** The loss of a customer that has not shipped again since, as rows of the database say it: from when it is one, and why as far as somebody said; null for a customer that stays. */
export const openLoss = z.object({ lostOn: z.string(), cause: z.string().nullable() }).nullable()
export type OpenLoss = z.infer<typeof openLoss>

/** From where the open loss `lost` of a customer comes. */
export const openLossOf = (customerId: Sql): Sql =>
  sql`from customer_loss lost where lost.customer_id = ${customerId} and lost.back_on is null`

/** Its column, as `openLoss` reads it. */
export const openLossColumn = (customerId: Sql): Sql => sql`
  (select jsonb_build_object('lostOn', lost.lost_on, 'cause', lost.cause) ${openLossOf(customerId)}) as loss`
