import type { Context } from '#lib/platform/context'
import type { Sql } from '#lib/platform/db/sql'
import { join, sql } from '#lib/platform/db/sql'
import type { FactEntry, FactTest } from './filter.ts'
import type { FactParams } from './param.ts'
import { findHolders } from './repository.ts'
import { readFactTests } from './service.ts'

interface FactConditions {
  /** Over `customer_standing s`; all of them hold for every row. */
  conditions: Sql[]
  /** Whether so few customers of the whole company pass that they are best found first. */
  few: boolean
}

/**
 * Answers what a list asks of facts as conditions over `customer_standing s`. A test that at most so many customers of the whole company pass becomes their ids,
 * found by an index of keys and values; one that more pass, or that asks for what is not known, is answered for each customer that is met, by another. Which it
 * is stands in the text of the statement: what the planner knows of one value of one key among all is not enough. Throws `invalid_request`.
 */
export async function factConditions(ctx: Context, params: FactParams | undefined, most: number): Promise<FactConditions> {
  const found: FactConditions = { conditions: [], few: false }
  for (const test of await readFactTests(ctx, params)) {
    const holders = asksForMissing(test) ? null : await findHolders(ctx.db, passes(test), most + 1)
    if (holders === null || holders.count > most) found.conditions.push(probe(test))
    else {
      found.conditions.push(sql`s.customer_id = any(${holders.ids}::int[])`)
      found.few = true
    }
  }
  return found
}

const asksForMissing = (test: FactTest) => test.kind === 'known' && !test.known

/** A plain subquery, which no plan turns into a join. */
function probe(test: FactTest): Sql {
  const held = sql`(select true from fact_value v where v.customer_id = s.customer_id and ${passes(test)} limit 1)`
  return asksForMissing(test) ? sql`${held} is null` : held
}

/** The condition that a row of `fact_value v` passes a test. */
function passes(test: FactTest): Sql {
  const ofKey = sql`v.key = ${test.key}`
  if (test.kind === 'known') return ofKey
  if (test.kind === 'one_of') return sql`${ofKey} and v.value = any(${test.entries.map(stored)}::text[]::jsonb[])`
  const bounds = [
    ...(test.min === null ? [] : [sql`v.value >= ${stored(test.min)}::jsonb`]),
    ...(test.max === null ? [] : [sql`v.value <= ${stored(test.max)}::jsonb`]),
  ]
  return join([ofKey, ...bounds], ' and ')
}

const stored = (entry: FactEntry): string => JSON.stringify(entry)
