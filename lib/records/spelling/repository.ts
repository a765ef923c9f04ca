import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { identifier, sql } from '#lib/platform/db/sql'

/** Records whose names may wait for their pinyin; tables of the same name. */
export const spelledRecords = ['customer', 'contact'] as const
type SpelledRecord = (typeof spelledRecords)[number]

const waitingRow = z.object({ id: z.int(), name: z.string(), externalId: z.string().nullable() })
type WaitingName = z.infer<typeof waitingRow>

/** Takes names that wait out of the queue, at most so many, in the order of their ids, and answers how many were taken and those that still stand. */
export async function takeWaiting(db: Db, record: SpelledRecord, most: number): Promise<{ taken: number; names: WaitingName[] }> {
  const taken = await db.rows(
    z.object({ id: z.int() }),
    sql`
    delete from name_to_spell where record = ${record} and id in (
      select id from name_to_spell where record = ${record} order by id limit ${most} for update skip locked)
    returning id`,
  )
  const ids = taken.map(({ id }) => id)
  const names = await db.rows(
    waitingRow,
    sql`select id, name, external_id as "externalId" from ${identifier(record)} where id = any(${ids}::int[]) order by id`,
  )
  return { taken: ids.length, names }
}

/** Writes what names are found by, set-based; a record that has another name by now has been written with it. Nobody has changed anything: version and time stay. */
export function writeSearchTexts(
  db: Db,
  record: SpelledRecord,
  names: readonly (WaitingName & { text: string })[],
): Promise<number> {
  const listed = (of: (name: WaitingName & { text: string }) => string | null) => names.map(of)
  return db.execute(sql`
    update ${identifier(record)} t set search_text = x.text
    from unnest(${names.map(({ id }) => id)}::int[], ${listed(({ name }) => name)}::text[], ${listed(({ externalId }) => externalId)}::text[],
      ${listed(({ text }) => text)}::text[]) x (id, name, external_id, text)
    where t.id = x.id and t.name = x.name and t.external_id is not distinct from x.external_id and t.search_text <> x.text`)
}
