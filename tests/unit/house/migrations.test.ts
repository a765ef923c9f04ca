import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listMigrations } from '#lib/platform/migrate/folder'

/** The last migration that was written before the first release; decision 0062. */
const LAST_BEFORE = '0040_working_days_of_requests'

const withoutComments = (sql: string) => sql.replace(/--.*$/gm, '')
const statementsOf = (sql: string) =>
  withoutComments(sql)
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')

/** Says what a migration does with indexes that would stop writers of a large table; nothing when all is well. */
function problemsOf(sql: string): string[] {
  const statements = statementsOf(sql)
  const made = new Set(
    statements.flatMap((text) => /^create (?:unlogged )?table (?:if not exists )?"?(\w+)"?/i.exec(text)?.[1] ?? []),
  )
  const indexes = statements.flatMap((text) => {
    const [, concurrently, table] = /^create (?:unique )?index (concurrently )?[^(]*?on (?:only )?"?(\w+)"?/i.exec(text) ?? []
    return table === undefined ? [] : [{ table, concurrent: concurrently !== undefined }]
  })
  const plain = indexes.filter(({ table, concurrent }) => !concurrent && !made.has(table))
  const crowded = indexes.some(({ concurrent }) => concurrent) && statements.length > 1
  return [
    ...plain.map(({ table }) => `an index on ${table} stops its writers`),
    ...(crowded ? ['an index that is built concurrently stands alone'] : []),
  ]
}

describe('a migration after the first release', () => {
  it('builds indexes of tables that stand concurrently, each alone', async () => {
    const later = (await listMigrations()).filter(({ name }) => name > LAST_BEFORE)
    expect(later.flatMap(({ name, sql }) => problemsOf(sql).map((problem) => `${name}: ${problem}`))).toEqual([])
  })

  it('is told apart from one that does not', () => {
    expect(problemsOf('create index waybill_x on waybill (x);')).toEqual(['an index on waybill stops its writers'])
    expect(problemsOf('create unique index concurrently waybill_x on waybill (x)')).toEqual([])
    expect(problemsOf('create index concurrently a on waybill (x); create index concurrently b on waybill (y);')).toHaveLength(1)
    expect(problemsOf('create table "box" (id int); -- new\ncreate index box_x on box (x);')).toEqual([])
  })

  it('comes behind those of the first release, which the list knows', () => {
    expect(readFileSync(`prisma/migrations/${LAST_BEFORE}/migration.sql`, 'utf8')).toContain('approval_rule')
  })
})
