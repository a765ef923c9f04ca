import type { Context } from '#lib/platform/context'
import { searchTextOf } from '../customers/search-text.ts'
import { spelledRecords, takeWaiting, writeSearchTexts } from './repository.ts'

/** So many in one transaction: a second or two, in which whoever changes one of these customers waits. */
const AT_ONCE = 2_000

/** Makes the pinyin of names that stood before it was kept, until none waits, and answers how many names waited; for a job that comes round. Cut off, it goes on where it was. */
export async function spellNames(ctx: Pick<Context, 'db'>): Promise<number> {
  let all = 0
  for (const record of spelledRecords) {
    for (;;) {
      const taken = await ctx.db.tx(async (db) => {
        const waiting = await takeWaiting(db, record, AT_ONCE)
        const names = waiting.names.map((each) => ({ ...each, text: searchTextOf(each.name, each.externalId) }))
        if (names.length > 0) await writeSearchTexts(db, record, names)
        return waiting.taken
      })
      all += taken
      if (taken < AT_ONCE) break
    }
  }
  return all
}
