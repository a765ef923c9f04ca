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

function countOf({ source, conditions, branches }: Counted, most: Sql): Sql {
  if (branches.length === 0) return sql`0`
  const tops = branches.map((branch) => {
    const all = [...conditions, 'each' in branch ? branch.condition : branch]
    const found = sql`(select ${source.id} as id from ${source.from} where ${join(all, ' and ')} limit ${most})`
    return 'each' in branch ? sql`(select x.id from ${branch.each} cross join lateral ${found} x limit ${most})` : found
  })
  return sql`select count(*) from (select u.id from (${join(tops, ' union ')}) u limit ${most}) n`
}
