import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import type { Locale } from '#lib/platform/i18n/locale'
import { defaultLocale } from '#lib/platform/i18n/locale'
import { findCompany } from '#lib/platform/org/company'
import type { KeyedList, TermList } from './lists.ts'
import { keyedLists, termLists, wordLists } from './lists.ts'
import { languageOf, shippedKeys, shippedTerms, shippedWord } from './shipped.ts'

const termRow = z.object({
  id: z.int(),
  list: z.enum(termLists),
  /** What stands for it where its words may change. */
  key: z.string(),
  text: z.string(),
  position: z.int(),
  active: z.boolean(),
  version: z.int(),
})
export type Term = z.infer<typeof termRow>

const key = sql`coalesce(t.key, 'term_' || t.id)`
const columns = sql`t.id, t.list, ${key} as key, t.text, t.position, t.active, t.version`

/** Lists the terms of a list in their order, archived ones included. */
export function listTermRows(db: Db, list: TermList): Promise<Term[]> {
  return db.rows(termRow, sql`select ${columns} from dictionary_term t where t.list = ${list} order by t.position, t.id`)
}

/** Lists the terms in use of every list of words, each list in its order. */
export function listActiveTerms(db: Db): Promise<{ list: (typeof wordLists)[number]; text: string }[]> {
  return db.rows(
    z.object({ list: z.enum(wordLists), text: z.string() }),
    sql`select t.list, t.text from dictionary_term t where t.active and t.list = any(${[...wordLists]}::text[]) order by t.list, t.position, t.id`,
  )
}

const keyedTermRow = z.object({ list: z.enum(keyedLists), key: z.string(), text: z.string(), active: z.boolean() })

/** Lists the terms of some lists whose terms are held by key, each in its order, archived ones included. */
export function listKeyedTermRows(db: Db, lists: readonly KeyedList[]): Promise<z.infer<typeof keyedTermRow>[]> {
  return db.rows(
    keyedTermRow,
    sql`select t.list, ${key} as key, t.text, t.active from dictionary_term t where t.list = any(${[...lists]}::text[]) order by t.list, t.position, t.id`,
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

/** Adds terms to the end of a list, in the order in which they are given; words that the list has already are left out. */
export async function insertTerms(db: Db, list: TermList, terms: readonly { key: string | null; text: string }[]): Promise<void> {
  await db.execute(sql`
    insert into dictionary_term (list, key, text, position)
    select ${list}, g.key, g.text, g.place + (select coalesce(max(t.position), 0) from dictionary_term t where t.list = ${list})
    from unnest(${terms.map((term) => term.key)}::text[], ${terms.map(({ text }) => text)}::text[]) with ordinality as g (key, text, place)
    on conflict do nothing`)
}

/** Stores words, place and use of a term over the version that was read; false when somebody else was quicker. */
export async function updateTerm(db: Db, term: Omit<Term, 'list' | 'key'>): Promise<boolean> {
  const changed = await db.execute(sql`
    update dictionary_term set text = ${term.text}, position = ${term.position}, active = ${term.active}, version = version + 1
    where id = ${term.id} and version = ${term.version}`)
  return changed === 1
}

/** Puts a term that makes room into another place; whoever reads it meanwhile has lost nothing, so its version stays. */
export async function placeTerm(db: Db, id: number, position: number): Promise<void> {
  await db.execute(sql`update dictionary_term set position = ${position} where id = ${id}`)
}

/** Gives each list of words that has no terms, not even archived ones, those that ship, and each list held by keys the shipped ones that it lacks, in the company's
 * language. For every start: a list that a later release brings is filled, one that the company keeps stays as it is. */
export async function seedTerms(db: Db): Promise<void> {
  const company = await findCompany(db)
  const locale = company === null ? defaultLocale : languageOf(company)
  await db.tx(async (tx) => {
    for (const list of wordLists) {
      await lockList(tx, list)
      if ((await listTermRows(tx, list)).length > 0) continue
      await insertTerms(
        tx,
        list,
        shippedTerms(list, locale).map((text) => ({ key: null, text })),
      )
    }
    for (const list of keyedLists) await seedKeyedTerms(tx, list, locale)
  })
}

async function seedKeyedTerms(tx: Db, list: KeyedList, locale: Locale): Promise<void> {
  await lockList(tx, list)
  const there = new Set((await listTermRows(tx, list)).map((term) => term.key))
  const missing = shippedKeys(list).filter((each) => !there.has(each))
  if (missing.length === 0) return
  await insertTerms(
    tx,
    list,
    missing.map((each) => ({ key: each, text: shippedWord(list, each, locale) })),
  )
}
