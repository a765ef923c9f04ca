import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { resolveActor } from '#lib/platform/auth/resolve-actor'
import type { Context } from '#lib/platform/context'
import type { Db } from '#lib/platform/db/database'
import { openDatabase } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { log } from '#lib/platform/log/log'
import { systemContext } from '#lib/platform/system-context'
import type { CustomerListQuery } from '#lib/records/customers/list'
import { listCustomers } from '#lib/records/customers/list'
import type { Bench } from './bench.ts'
import type { Reader } from './readers.ts'

/** What is asked of the list, under the name of the file that keeps its plans. */
const questions: Record<string, Record<string, CustomerListQuery>> = {
  P1: {
    name: { sort: 'name' },
    value: { sort: 'value', falling: true },
    last_shipping: { sort: 'last_shipping', falling: true },
    next_touch: { sort: 'next_touch' },
    dormancy: { sort: 'dormancy', falling: true },
    created: { sort: 'created', falling: true },
    rare_tag: { sort: 'value', falling: true, tag: '重点' },
  },
  P3: {
    one_character: { q: '瑞' },
    two_characters: { q: '瑞祥' },
    initials: { q: 'jnzy' },
    pinyin: { q: 'ruixiang' },
    last_four_digits: { q: '1234' },
    nothing: { q: '魑魅' },
    tenth: { q: '通达' },
  },
}

/** Keeps the plans of the statements of P1 and P3, as they were carried out for each reader, in bench/plans. */
export async function keepPlans(bench: Bench, readers: readonly Reader[]): Promise<void> {
  const folder = fileURLToPath(new URL('../../bench/plans', import.meta.url))
  await mkdir(folder, { recursive: true })
  const { db, close } = openDatabase({ url: bench.databaseUrl, max: 2, applicationName: 'bench' })
  try {
    for (const [row, asked] of Object.entries(questions)) {
      for (const reader of readers) {
        const texts: string[] = []
        for (const [name, query] of Object.entries(asked)) texts.push(await explain(bench, db, reader, name, query))
        await writeFile(join(folder, `${row}-${reader.name}${bench.size.name === 'full' ? '' : '-small'}.txt`), texts.join('\n'))
      }
    }
  } finally {
    await close()
  }
}

async function explain(bench: Bench, db: Db, reader: Reader, name: string, query: CustomerListQuery): Promise<string> {
  const statements: Sql[] = []
  const ctx = await contextOf(db, reader.userId)
  // Once to have the pages in memory, as the second reader of the day finds them.
  await listCustomers(ctx, query)
  await listCustomers({ ...ctx, db: noting(db, statements) }, query)
  const parts = [`==== ${name} ${JSON.stringify(query)}`]
  for (const statement of statements) {
    const { rows } = await bench.pool.query<Record<string, string>>({
      text: `explain (analyze, buffers) ${statement.text}`,
      values: statement.values,
    })
    parts.push(`-- ${statement.text.replace(/\s+/g, ' ').trim()}`, ...rows.map((row) => Object.values(row)[0] ?? ''), '')
  }
  return parts.join('\n')
}

async function contextOf(db: Db, userId: number): Promise<Context> {
  const found = await resolveActor(db, userId)
  if (found === null) throw new Error(`no user ${userId}`)
  return { ...(await systemContext(db, log)), actor: found.actor }
}

/** The same handle, which notes what is read through it. */
function noting(db: Db, statements: Sql[]): Db {
  return {
    ...db,
    rows(schema, statement) {
      statements.push(statement)
      return db.rows(schema, statement)
    },
    row(schema, statement) {
      statements.push(statement)
      return db.row(schema, statement)
    },
  }
}
