import type { Db } from './database.ts'
import { preparedForm } from './sql.ts'

/**
 * The same context, whose statements outside transactions are planned once a connection. For pages that ask some forty questions about one record or one reader: each is answered from
 * an index in a tenth of a millisecond, and planning it takes ten times as long. Never for a list with filters of the reader's choice: a plan that is kept does not know the
 * values, and there would be thousands of forms.
 */
export function keepPlans<C extends { readonly db: Db }>(ctx: C): C {
  return { ...ctx, db: keeping(ctx.db) }
}

/** One for each database: what a service knows of a database, it knows of this one too. */
const keepers = new WeakMap<Db, Db>()

function keeping(db: Db): Db {
  const known = keepers.get(db)
  if (known !== undefined) return known
  const made: Db = {
    ...db,
    rows: (schema, statement) => db.rows(schema, preparedForm(statement)),
    row: (schema, statement) => db.row(schema, preparedForm(statement)),
  }
  keepers.set(db, made)
  return made
}
