import type { z } from 'zod'
import { maskName } from '#lib/core/personal'
import { audit } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import type { Limit } from '../limit/limit.ts'
import { takePoint } from '../limit/limit.ts'
import { permit } from '../scope/scope.ts'
import { phoneVariants } from './phone-digits.ts'
import type { Match } from './repository.ts'
import { findByCreditCode, findByName, findByPhone } from './repository.ts'
import type { duplicateCheckInput, duplicateCheckResource } from './schema.ts'

/** Enough for a day of entering leads by hand, too few for trying numbers out. */
const checks: Limit = { name: 'duplicate_check', points: 60, seconds: 60 * 60 }

/** Says whether the company has a customer of this full name, telephone number or credit code already, and with whom: the one door across scopes,
 * so it answers a masked name, the owner and the outlet, and no id. Noted and limited; throws `rate_limited`. */
export async function checkDuplicate(
  ctx: Context,
  input: z.output<typeof duplicateCheckInput>,
): Promise<z.input<typeof duplicateCheckResource>> {
  const { matched, rows } = await checked(ctx, input)
  const matches = rows.map((row) => ({ matched, ...maskedMatch(row) }))
  return { exists: matches.length > 0, matches }
}

/** What anybody may see of a customer that is found. */
export const maskedMatch = (row: Match) => ({
  masked_name: maskName(row.name),
  owner_name: row.ownerName,
  outlet_name: row.outletName,
})

/** Answers the same customers with their ids, in clear, for services that act on them across scopes; noted and limited alike. No door answers them. Throws `rate_limited`. */
export async function findDuplicates(ctx: Context, input: z.output<typeof duplicateCheckInput>): Promise<Match[]> {
  return (await checked(ctx, input)).rows
}

async function checked(ctx: Context, input: z.output<typeof duplicateCheckInput>) {
  permit(ctx, 'duplicate:check')
  await takePoint(checks, String(ctx.actor.userId))
  const found = await find(ctx, input)
  // What was looked for is personal itself and is not noted.
  await audit(ctx, { action: 'duplicate.check', detail: { by: found.matched, found: found.rows.length } })
  return found
}

async function find(
  ctx: Context,
  input: z.output<typeof duplicateCheckInput>,
): Promise<{ matched: 'name' | 'phone' | 'credit_code'; rows: Match[] }> {
  if (input.phone !== undefined) return { matched: 'phone', rows: await findByPhone(ctx.db, phoneVariants(input.phone)) }
  if (input.credit_code !== undefined) {
    return { matched: 'credit_code', rows: await findByCreditCode(ctx.db, input.credit_code.normalize('NFKC').toUpperCase()) }
  }
  return { matched: 'name', rows: await findByName(ctx.db, input.name ?? '') }
}
