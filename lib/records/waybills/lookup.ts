import { invalidField } from '#lib/core/errors'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { MOST_NUMBERS, readNumbers, spellingsOf } from './numbers.ts'
import { findBriefs } from './repository.ts'
import { stillSetting } from './settings.ts'
import type { WaybillView } from './view.ts'
import { viewWaybill } from './view.ts'

/** What became of pasted numbers: of each, in their order, its waybill, or null for one that is not there or out of scope, which nobody can tell apart. */
export interface LookedUp {
  number: string
  waybill: WaybillView | null
}

/** Looks up the numbers of a pasted text, each once, in one statement. Throws `invalid_request` for a text without a number, and for more than `MOST_NUMBERS`. */
export async function lookUpWaybills(ctx: Context, text: string): Promise<LookedUp[]> {
  const scope = permit(ctx, 'waybill:read')
  const numbers = numbersIn(text)
  const asked = numbers.flatMap((number, place) => spellingsOf(number).map((spelling) => ({ place, number: spelling })))
  const [briefs, stillAfter] = await Promise.all([findBriefs(ctx.db, scope, asked), getSetting(ctx.db, stillSetting)])
  const found = new Map(briefs.map(({ place, ...row }) => [place, viewWaybill(row, ctx.now, stillAfter)]))
  return numbers.map((number, place) => ({ number, waybill: found.get(place) ?? null }))
}

/** Answers the number of the one waybill in scope that a text names as a whole, however its letters are written; null when there is none. */
export async function findNumber(ctx: Context, text: string): Promise<string | null> {
  const scope = permit(ctx, 'waybill:read')
  const asked = spellingsOf(text.trim().normalize('NFC')).map((number) => ({ place: 0, number }))
  return (await findBriefs(ctx.db, scope, asked))[0]?.waybillNo ?? null
}

/** Reads the numbers of a pasted text. Throws `invalid_request` as `lookUpWaybills`. */
export function numbersIn(text: string): string[] {
  const numbers = readNumbers(text)
  if (numbers.length === 0) throw invalidField('numbers', 'no_waybill_number')
  if (numbers.length > MOST_NUMBERS)
    throw invalidField('numbers', 'too_many_numbers', { found: numbers.length, most: MOST_NUMBERS })
  return numbers
}
