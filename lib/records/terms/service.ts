import { AppError, invalidField } from '#lib/core/errors'
import { textProblem } from '#lib/core/text'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { permitWholeCompany } from '#lib/platform/scope/scope'
import type { TermList, WordList } from './lists.ts'
import { isTermList, longestTerm, MOST_TERMS, tagSeparator, termLists } from './lists.ts'
import type { Term } from './repository.ts'
import {
  countTerms,
  findTerm,
  findTermByText,
  insertTerms,
  listActiveTerms,
  listTermRows,
  lockList,
  placeTerm,
  updateTerm,
} from './repository.ts'
import type { AddTermInput, MoveTermInput, RenameTermInput, SwitchTermInput } from './schema.ts'

export type Offers = Readonly<Record<WordList, readonly string[]>>

/** Answers what forms offer: the terms in use of every list of words, in the company's order. The company's own words, nobody's secret: for every form. */
export async function offeredTerms(ctx: Pick<Context, 'db'>): Promise<Offers> {
  const rows = await listActiveTerms(ctx.db)
  const of = (list: WordList) => rows.filter((row) => row.list === list).map(({ text }) => text)
  return { purpose: of('purpose'), industry: of('industry'), source: of('source'), tag: of('tag'), paper: of('paper') }
}

/** Lists the lists with how many terms are in use and archived. For whoever manages settings of the whole company. */
export async function listTermLists(ctx: Context): Promise<{ list: TermList; active: number; archived: number }[]> {
  permitWholeCompany(ctx, 'settings:manage')
  const counts = await countTerms(ctx.db)
  return termLists.map((list) => counts.find((each) => each.list === list) ?? { list, active: 0, archived: 0 })
}

/** Lists the terms of a list in their order, archived ones included. Throws `not_found` for a name that no list has. */
export async function listTerms(ctx: Context, name: string): Promise<{ list: TermList; terms: Term[] }> {
  permitWholeCompany(ctx, 'settings:manage')
  if (!isTermList(name)) throw new AppError('not_found', {})
  return { list: name, terms: await listTermRows(ctx.db, name) }
}

/** Adds a term to the end of a list. Throws `duplicate` for words that the list has, archived or not, `rule_violated` for a full list and `invalid_request` for
 * words that the field cannot take. */
export async function addTerm(ctx: Context, { list, text }: AddTermInput): Promise<void> {
  permitWholeCompany(ctx, 'settings:manage')
  requireWords(list, text)
  await ctx.db.tx(async (db) => {
    await lockList(db, list)
    await requireFree({ db }, list, text, null)
    await requireRoom({ db }, list)
    await insertTerms(db, list, [{ key: null, text }])
    await audit(
      { ...ctx, db },
      { action: 'term.create', subjectType: 'term_list', subjectId: list, detail: { term: [null, text] } },
    )
  })
}

/** Gives a term other words; what was stored with the old ones stays. Throws as `addTerm`, `not_found`, and `conflict` with the present term for an older version. */
export async function renameTerm(ctx: Context, { id, version, text }: RenameTermInput): Promise<void> {
  await change(ctx, { id, version }, async (inner, stored) => {
    requireWords(stored.list, text)
    await requireFree(inner, stored.list, text, id)
    await updateTerm(inner.db, { ...stored, text })
    await audit(inner, {
      ...{ action: 'term.rename', subjectType: 'term_list', subjectId: stored.list },
      detail: { term: [stored.text, text] },
    })
  })
}

/** Changes places with the next term in use before or after. Throws `not_found`, `conflict` for an older version, and `rule_violated` where nothing stands there. */
export async function moveTerm(ctx: Context, { id, version, to }: MoveTermInput): Promise<void> {
  await change(ctx, { id, version }, async (inner, stored) => {
    const shown = (await listTermRows(inner.db, stored.list)).filter((term) => term.active)
    const place = shown.findIndex((term) => term.id === id)
    const other = place === -1 ? undefined : shown[to === 'up' ? place - 1 : place + 1]
    if (other === undefined) throw new AppError('rule_violated', {}, { detail: 'term.at_the_end' })
    await placeTerm(inner.db, other.id, stored.position)
    await updateTerm(inner.db, { ...stored, position: other.position })
    const detail = { term: stored.text, place: [place + 1, to === 'up' ? place : place + 2] }
    await audit(inner, { action: 'term.move', subjectType: 'term_list', subjectId: stored.list, detail })
  })
}

/** Archives a term, which is then offered no more, or takes it up again where it stood. Throws as `renameTerm`. */
export async function switchTerm(ctx: Context, { id, version, active }: SwitchTermInput): Promise<void> {
  await change(ctx, { id, version }, async (inner, stored) => {
    if (active && !stored.active) await requireRoom(inner, stored.list)
    await updateTerm(inner.db, { ...stored, active })
    const action = active ? 'term.restore' : 'term.archive'
    await audit(inner, { action, subjectType: 'term_list', subjectId: stored.list, detail: { term: stored.text } })
  })
}

/** Holds the list of a term while it is changed over the version that was read. */
async function change(
  ctx: Context,
  seen: { id: number; version: number },
  work: (ctx: Context, stored: Term) => Promise<void>,
): Promise<void> {
  permitWholeCompany(ctx, 'settings:manage')
  await ctx.db.tx(async (db) => {
    const found = await findTerm(db, seen.id)
    if (found === null) throw new AppError('not_found', {})
    await lockList(db, found.list)
    const stored = await findTerm(db, seen.id)
    if (stored?.version !== seen.version) throw new AppError('conflict', {}, { detail: 'record.version_is_old', current: stored })
    await work({ ...ctx, db }, stored)
  })
}

function requireWords(list: TermList, text: string): void {
  const max = longestTerm(list)
  const problem = textProblem(text, max)
  if (problem !== null) throw invalidField('text', problem, { max })
  if (list === 'tag' && tagSeparator.test(text)) throw invalidField('text', 'term_has_separator')
}

async function requireFree({ db }: Pick<Context, 'db'>, list: TermList, text: string, id: number | null): Promise<void> {
  const same = await findTermByText(db, list, text)
  if (same === null || same.id === id) return
  throw new AppError('duplicate', {}, { detail: same.active ? 'term.is_there' : 'term.is_archived' })
}

async function requireRoom({ db }: Pick<Context, 'db'>, list: TermList): Promise<void> {
  const { length } = (await listTermRows(db, list)).filter((term) => term.active)
  if (length >= MOST_TERMS) throw new AppError('rule_violated', { max: MOST_TERMS }, { detail: 'term.list_is_full' })
}
