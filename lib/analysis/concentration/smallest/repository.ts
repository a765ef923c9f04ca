import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { listedColumns, listedCustomer, listedJoins } from '../../metrics/listed-customer.ts'

const row = z.object({ id: z.number(), ...listedCustomer })
export type SmallestRow = z.infer<typeof row>

/** Finds who customers are, by id, in the order of the ids. */
export function findListed(db: Db, ids: readonly number[]): Promise<SmallestRow[]> {
  return db.rows(
    row,
    sql`
    select c.id, ${listedColumns} from unnest(${[...ids]}::int[]) with ordinality x (id, place) join customer c on c.id = x.id ${listedJoins} order by x.place`,
  )
}
