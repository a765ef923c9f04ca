import { z } from 'zod'
import { sql } from '#lib/platform/db/sql'
import type { ApiAnswer } from '#tests/support/api-call'
import type { TestCompany, UserKey } from '#tests/support/company'

/** Calls the API as a user. */
export const caller =
  (company: () => TestCompany) =>
  async (user: UserKey, method: string, path: string, body?: unknown): Promise<ApiAnswer> =>
    company().api(method, path, { key: await company().keyFor(user), ...(body === undefined ? {} : { body }) })

/** Reads one text, or null, straight from the database. */
export async function textOf(company: TestCompany, statement: ReturnType<typeof sql>): Promise<string | null> {
  return (await company.db.row(z.object({ value: z.string().nullable() }), statement))?.value ?? null
}

/** Puts one customer under another, as a merge does. */
export async function mergeInto(company: TestCompany, merged: number, survivor: number): Promise<void> {
  await company.db.execute(sql`update customer set root_id = ${survivor} where id = ${merged}`)
}
