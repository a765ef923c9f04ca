import { z } from 'zod'
import type { Db } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { fixedSql, join, sql } from '../db/sql.ts'
import type { ListRequest } from './list-page.ts'

type Counted = Pick<ListRequest, 'source' | 'conditions' | 'branches'>

const countsRow = z.object({ counts: z.array(z.int()) })

/** Counts the rows of each request in one statement, at most so many of each, and stops there: nobody counts a million rows for a page. */
export async function countAllUpTo(db: Db, requests: readonly Counted[], most: number): Promise<number[]> {
  const counts = requests.map((request) => sql`(${countOf(request, fixedSql(String(most)))})`)
  return countsRow.parse(await db.row(countsRow, sql`select array[${join(counts)}]::int[] as counts`)).counts
}

const withPart = z.object({ count: z.int(), part: z.int() })

/** Counts the rows of a request, at most so many, and how many of those counted are of a part of them: `part` is a condition on the same tables. */
export async function countWithPartUpTo(db: Db, request: Counted, part: Sql, most: number): Promise<z.infer<typeof withPart>> {
  if (request.branches.length === 0) return { count: 0, part: 0 }
  const found = foundOf(request, fixedSql(String(most)), part)
  return withPart.parse(
    await db.row(withPart, sql`select count(*)::int as count, (count(*) filter (where n.part))::int as part from (${found}) n`),
  )
}

function countOf(request: Counted, most: Sql): Sql {
  return request.branches.length === 0 ? sql`0` : sql`select count(*) from (${foundOf(request, most, sql`true`)}) n`
}

function foundOf({ source, conditions, branches }: Counted, most: Sql, part: Sql): Sql {
  const tops = branches.map((branch) => {
    const all = [...conditions, 'each' in branch ? branch.condition : branch]
    const found = sql`(select ${source.id} as id, ${part} as part from ${source.from} where ${join(all, ' and ')} limit ${most})`
    return 'each' in branch ? sql`(select x.id, x.part from ${branch.each} cross join lateral ${found} x limit ${most})` : found
  })
  return sql`select u.id, u.part from (${join(tops, ' union ')}) u limit ${most}`
}
