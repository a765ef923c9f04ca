import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { notesWithin, refreshIfLittle } from '../metrics/refresh.ts'
import type { RunAnswer, RunQuestion } from '../metrics/run-columns.ts'
import { readRunColumns } from '../metrics/run-columns.ts'

/** Reads the columns of a figure, and whether the kept sums behind them were up to date, in one snapshot. */
export async function readFreshColumns(db: Db, question: RunQuestion): Promise<RunAnswer & { upToDate: boolean }> {
  await refreshIfLittle(db)
  return db.bulk(async (client) => {
    await client.query('begin transaction isolation level repeatable read read only')
    const noted = sql`select ${notesWithin(question.period)} as noted`
    const notes = await client.query<{ noted: boolean }>(noted.text, noted.values)
    const answer = await readRunColumns(client, question)
    await client.query('commit')
    return { ...answer, upToDate: notes.rows[0]?.noted === false }
  })
}
