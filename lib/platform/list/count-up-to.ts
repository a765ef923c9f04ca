import { z } from 'zod'
import type { Db } from '../db/database.ts'
import { fixedSql, join, sql } from '../db/sql.ts'
import type { ListRequest } from './list-page.ts'

const countRow = z.object({ count: z.number() })

/** Counts the rows of a request, at most so many, and stops there: nobody counts a million rows for a page. */
export async function countUpTo(
  db: Db,
  { source, conditions, branches }: Pick<ListRequest, 'source' | 'conditions' | 'branches'>,
  count: number,
): Promise<number> {
  if (branches.length === 0) return 0
  const most = fixedSql(String(count))
  const tops = branches.map((branch) => {
    const found = sql`(select ${source.id} as id from ${source.from}
      where ${join([...conditions, 'each' in branch ? branch.condition : branch], ' and ')} limit ${most})`
    return 'each' in branch ? sql`(select x.id from ${branch.each} cross join lateral ${found} x limit ${most})` : found
  })
  const counted = await db.row(
    countRow,
    sql`select count(*) from (select u.id from (${join(tops, ' union ')}) u limit ${most}) n`,
  )
  return countRow.parse(counted).count
}
