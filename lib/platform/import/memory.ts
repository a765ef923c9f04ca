import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { plainHeading, reasonHeadings } from './column-words.ts'
import type { Mapping } from './schema.ts'
import { storedMapping } from './schema.ts'

const rememberedRow = z.object({
  mapping: storedMapping,
  dateFormat: z.string().nullable(),
  usedBy: z.string(),
  usedAt: z.string(),
})
/** Which column was which in an earlier file with the same headings, and who said so last. */
export type Remembered = z.infer<typeof rememberedRow>

/** The same for files with the same names of columns, in whatever order. The column of reasons that we add to a file that goes back does not count. */
function hashOfHeadings(headings: readonly string[]): string {
  const ours = new Set(reasonHeadings().map(plainHeading))
  const names = headings.map((heading) => heading.trim()).filter((heading) => heading !== '' && !ours.has(plainHeading(heading)))
  return createHash('sha256').update(JSON.stringify(names.sort())).digest('hex')
}

/** Finds what the company remembers of files of a kind with these headings; null when it has seen none. */
export function findRemembered(db: Db, kind: string, headings: readonly string[]): Promise<Remembered | null> {
  return db.row(
    rememberedRow,
    sql`
    select m.mapping, m.date_format as "dateFormat", u.name as "usedBy", to_char(m.used_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "usedAt"
    from import_mapping m join app_user u on u.id = m.used_by_id where m.kind = ${kind} and m.headings_hash = ${hashOfHeadings(headings)}`,
  )
}

/** Remembers a mapping for the next file of the kind with the same headings, in place of an earlier one. */
export async function remember(
  db: Db,
  file: { kind: string; headings: readonly string[] },
  said: { mapping: Mapping; dateFormat: string | null; userId: number },
): Promise<void> {
  await db.execute(sql`
    insert into import_mapping (kind, headings_hash, mapping, date_format, used_by_id)
    values (${file.kind}, ${hashOfHeadings(file.headings)}, ${JSON.stringify(said.mapping)}::jsonb, ${said.dateFormat}, ${said.userId})
    on conflict (kind, headings_hash) do update
    set mapping = excluded.mapping, date_format = excluded.date_format, used_by_id = excluded.used_by_id, used_at = now()`)
}
