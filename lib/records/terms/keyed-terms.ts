import type { Context } from '#lib/platform/context'
import type { KeyedList } from './lists.ts'
import { caseLists, isKeyedList } from './lists.ts'
import { findTerm, listKeyedTermRows } from './repository.ts'
import { isAsShipped, shippedKeys } from './shipped.ts'

/** A term that records hold by its key. */
export interface KeyedTerm {
  list: KeyedList
  /** What records hold. */
  key: string
  /** The company's words; null where it is called as it ships, and each reader has it in the own language. */
  text: string | null
  /** Whether it is offered. */
  active: boolean
}

/** Lists the terms of the dictionaries of cases, as `listKeyedTerms`. */
export function listCaseTerms(ctx: Pick<Context, 'db'>): Promise<KeyedTerm[]> {
  return listKeyedTerms(ctx, caseLists)
}

/** Lists the terms of some lists, each in the company's order, archived ones included. The company's own words, nobody's secret: for every form. */
export async function listKeyedTerms(ctx: Pick<Context, 'db'>, lists: readonly KeyedList[]): Promise<KeyedTerm[]> {
  const rows = await listKeyedTermRows(ctx.db, lists)
  const kept = rows.map((row) => ({ ...row, text: isAsShipped(row.list, row.key, row.text) ? null : row.text }))
  // What ships is known even where the list has not been filled yet.
  const lacking = lists.flatMap((list) =>
    shippedKeys(list)
      .filter((key) => !rows.some((row) => row.list === list && row.key === key))
      .map((key) => ({ list, key, text: null, active: true })),
  )
  return [...kept, ...lacking]
}

const ownKey = /^term_([1-9]\d{0,8})$/

/** Answers in which list a term stands that the company has added, by its key, archived or not; null for none. */
export async function listOfOwnTerm(ctx: Pick<Context, 'db'>, key: string): Promise<KeyedList | null> {
  const id = ownKey.exec(key)?.[1]
  const term = id === undefined ? null : await findTerm(ctx.db, Number(id))
  return term !== null && term.key === key && isKeyedList(term.list) ? term.list : null
}
