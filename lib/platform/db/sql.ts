import { createHash } from 'node:crypto'
import { Prisma } from './generated/client.ts'

/** A statement or a piece of one: text with numbered places, and the values that go there. Values never become text. */
export type Sql = Prisma.Sql

/** Builds a statement from a template; what stands in `${}` is bound as a value, or nested when it is itself a piece. */
export const sql = Prisma.sql

/** Joins pieces by a separator (a comma by default). Refuses an empty list. */
export const join = Prisma.join

/** Nothing, for a piece that is left out. */
export const empty = Prisma.empty

/** Puts a name of our own (table, column, direction) into a statement as it is. Refuses whatever is not a plain identifier, so that
 * input can never come in this way. */
export function identifier(name: string): Sql {
  if (!/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/.test(name)) throw new Error(`not an identifier: ${name}`)
  return Prisma.raw(name)
}

/** Puts a fixed piece of SQL, written in this code base, into a statement. Never call it with anything that came from outside. */
export const fixedSql = (text: string): Sql => Prisma.raw(text)

/** Where a statement carries its name. A property of the statement and not a table of this module: pages, routes and the start of the server are bundled apart, and each
 * bundle has a module of its own. */
const NAME: unique symbol = Symbol.for('yike.statement-name')

interface Named extends Sql {
  [NAME]?: string
}

/** Marks a statement that runs at nearly every request: outside transactions each connection plans it once and keeps the plan under this name.
 * The text must be the same whenever the name is. Worth it where planning takes as long as the work. */
export function prepared(name: string, statement: Sql): Sql {
  const named: Named = statement
  named[NAME] = name
  return statement
}

/** The same for a statement that is put together of pieces and comes in a few dozen forms, not in thousands: each form has a name of its own. A limit should
 * stand in the text, for a plan that does not know it reads too much. */
export function preparedForm(statement: Sql): Sql {
  if (preparedName(statement).name !== undefined) return statement
  const name = `form_${createHash('sha1').update(statement.text).digest('base64url')}`
  if (!forms.has(name)) {
    if (forms.size >= MOST_FORMS) return statement
    forms.add(name)
  }
  return prepared(name, statement)
}

/** Every connection keeps a plan of each form, some hundred kilobytes for the largest: the first so many forms of a process have one, the others are planned anew each time. */
const MOST_FORMS = 400
const forms = new Set<string>()

/** Answers the name that `prepared` gave, as a driver takes it. */
export function preparedName(statement: Sql): { name?: string } {
  const { [NAME]: name }: Named = statement
  return name === undefined ? {} : { name }
}
