import { z } from 'zod'
import type { Sql } from '#lib/platform/db/sql'
import type { TestCompany } from '#tests/support/company'

const idRow = z.object({ id: z.int() })

/** What writes a row and answers its id. */
export const inserter =
  ({ db }: TestCompany) =>
  async (statement: Sql): Promise<number> =>
    idRow.parse(await db.row(idRow, statement)).id

/** A customer of the matrix, and the marks by which what belongs to it is known. */
export interface Marked {
  customerId: number
  outletId: number
  token: string
  digits: string
}
