import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { defaultLocale } from '#lib/platform/i18n/locale'
import { findCompany } from '#lib/platform/org/company'
import type { TermList } from './lists.ts'
import { termLists } from './lists.ts'
import { languageOf, shippedTerms } from './shipped.ts'

const termRow = z.object({
  id: z.int(),
  list: z.enum(termLists),
  text: z.string(),
  position: z.int(),
  active: z.boolean(),
  version: z.int(),
})
export type Term = z.infer<typeof termRow>

const columns = sql`t.id, t.list, t.text, t.position, t.active, t.version`

/** Lists the terms of a list in their order, archived ones included. */
export function listTermRows(db: Db, list: TermList): Promise<Term[]> {
  return db.rows(termRow, sql`select ${columns} from dictionary_term t where t.list = ${list} order by t.position, t.id`)
}

/** Lists the terms in use of every list, each list in its order. */
export function listActiveTerms(db: Db): Promise<{ list: TermList; text: string }[]> {
  return db.rows(
    termRow.pick({ list: true, text: true }),
    sql`select t.list, t.text from dictionary_term t where t.active order by t.list, t.position, t.id`,
  )
}

/** Counts the terms of each list that has any. */
export function countTerms(db: Db): Promise<{ list: TermList; active: number; archived: number }[]> {
  return db.rows(
    z.object({ list: z.enum(termLists), active: z.int(), archived: z.int() }),
    sql`
    select t.list, (count(*) filter (where t.active))::int4 as active, (count(*) filter (where not t.active))::int4 as archived
    from dictionary_term t group by t.list`,
  )
}

/** Finds one term. */
export function findTerm(db: Db, id: number): Promise<Term | null> {
  return db.row(termRow, sql`select ${columns} from dictionary_term t where t.id = ${id}`)
}

/** Finds the term of a list with these words, capitals or not. */
export function findTermByText(db: Db, list: TermList, text: string): Promise<Term | null> {
  return db.row(termRow, sql`select ${columns} from dictionary_term t where t.list = ${list} and lower(t.text) = lower(${text})`)
}

/** Lets nobody else change a list until the transaction ends. */
export async function lockList(db: Db, list: TermList): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('dictionary_term'), hashtext(${list}))`)
}

/** Adds terms to the end of a list, in the order in which they are given. */
export async function insertTerms(db: Db, list: TermList, texts: readonly string[]): Promise<void> {
  await db.execute(sql`
    insert into dictionary_term (list, text, position)
    select ${list}, g.text, g.place + (select coalesce(max(t.position), 0) from dictionary_term t where t.list = ${list})
    from unnest(${[...texts]}::text[]) with ordinality as g (text, place)`)
}

/** Stores words, place and use of a term over the version that was read; false when somebody else was quicker. */
export async function updateTerm(db: Db, term: Omit<Term, 'list'>): Promise<boolean> {
  const changed = await db.execute(sql`
    update dictionary_term set text = ${term.text}, position = ${term.position}, active = ${term.active}, version = version + 1
    where id = ${term.id} and version = ${term.version}`)
  return changed === 1
}

/** Puts a term that makes room into another place; whoever reads it meanwhile has lost nothing, so its version stays. */
export async function placeTerm(db: Db, id: number, position: number): Promise<void> {
  await db.execute(sql`update dictionary_term set position = ${position} where id = ${id}`)
}

/** Gives each list that has no terms, not even archived ones, those that ship, in the company's language. For every start: a list that a later release brings is
 * filled, one that the company keeps stays as it is. */
export async function seedTerms(db: Db): Promise<void> {
  const company = await findCompany(db)
  const locale = company === null ? defaultLocale : languageOf(company)
  await db.tx(async (tx) => {
    for (const list of termLists) {
      await lockList(tx, list)
      if ((await listTermRows(tx, list)).length === 0) await insertTerms(tx, list, shippedTerms(list, locale))
    }
  })
}
