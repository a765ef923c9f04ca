import type { Sql } from '#lib/platform/db/sql'
import { identifier, sql } from '#lib/platform/db/sql'
import type { ImportColumn, ImportKind, ImportRun } from '#lib/platform/import/kind'
import { ITEM_DIMENSIONS } from './item.ts'

const scale = (name: string, min: number, max: number): ImportColumn => ({
  name,
  type: { type: 'integer', min, max },
  example: String(max - 1),
})
const plain = (column: string, cell = column) => ({ column, create: `r.${cell}` })

const survey: ImportColumn = {
  name: 'survey_external_id',
  required: true,
  type: { type: 'text', max: 200, id: true },
  example: 'DC-2026',
}
const customer: ImportColumn = {
  name: 'customer_external_id',
  required: true,
  type: { type: 'customer' },
  example: 'KH-0001',
}
const instant = (name: string, example: string): ImportColumn => ({
  name,
  required: true,
  type: { type: 'instant', dayIs: 'first', alsoDay: true },
  example,
})

const rootOfRecord = '(select x.root_id from customer x where x.id = w.customer_id)'
/** Of what belongs to a survey, one import makes one at an instant for a customer. */
const keyAt = (name: string) => `row(r.survey_external_id, r.customer_id, r.${name})::text`
const matchAt = (name: string) => `w.survey_id = v.id and w.customer_id = r.customer_id and w.${name} = r.${name}`
const joins = 'left join survey v on v.external_id = r.survey_external_id'

/** Answers stay behind with their invitation. */
const isAnswered = `exists (select from survey_response x where x.survey_id = w.survey_id and x.customer_id = w.customer_id and x.answered_at >= w.invited_at)`

const surveyIsUsed = `(exists (select from survey_invitation x where x.survey_id = w.id) or exists (select from survey_response x where x.survey_id = w.id))`

/** An answer stays behind with its items. */
const hasItems = `exists (select from survey_response_item x where x.response_id = w.id)`

/** Invitations to surveys; an unknown survey is made under that name. */
export const surveyInvitationKind: ImportKind = {
  id: 'survey_invitations',
  table: 'survey_invitation',
  columns: [survey, customer, instant('invited_at', '2026-03-10'), { name: 'group', type: { type: 'text', max: 100 } }],
  key: keyAt('invited_at'),
  match: matchAt('invited_at'),
  joins,
  rootOfRecord,
  stored: [
    { column: 'survey_id', create: 'v.id' },
    plain('customer_id'),
    plain('invited_at'),
    plain('invited_on', 'invited_at_on'),
    plain('group_name', 'group'),
  ],
  beforeChunk: makeSurveys,
  isUsed: isAnswered,
  alsoMakes: [{ table: 'survey', isUsed: surveyIsUsed }],
}

/** Answers to surveys; one without an invitation makes one at its own instant. */
export const surveyResponseKind: ImportKind = {
  id: 'survey_responses',
  table: 'survey_response',
  columns: [
    survey,
    customer,
    instant('answered_at', '2026-03-12 20:15'),
    scale('satisfaction', 1, 5),
    scale('recommend', 0, 10),
    scale('expectation', 1, 5),
    scale('perception', 1, 5),
    { name: 'comment', personal: true, type: { type: 'text', max: 4_000 } },
  ],
  key: keyAt('answered_at'),
  match: matchAt('answered_at'),
  joins,
  rootOfRecord,
  stored: [
    { column: 'survey_id', create: 'v.id' },
    plain('customer_id'),
    plain('answered_at'),
    plain('answered_on', 'answered_at_on'),
    ...['satisfaction', 'recommend', 'expectation', 'perception', 'comment'].map((name) => plain(name)),
  ],
  beforeChunk: makeSurveys,
  afterChunk: makeInvitations,
  isUsed: hasItems,
  alsoMakes: [
    { table: 'survey_invitation', isUsed: isAnswered },
    { table: 'survey', isUsed: surveyIsUsed },
  ],
}

const required = (name: string) => ({ ...scale(name, 1, 5), required: true }) as const

const ofThisSurvey =
  'a.survey_id = (select y.id from survey y where y.external_id = r.survey_external_id) and a.customer_id = r.customer_id'
/** The same customer answered the same survey at another time of that day, and not at this one: those items are hardly an answer of their own. */
const besideAnAnswer = `exists (select from survey_response a where ${ofThisSurvey} and a.answered_on = r.answered_at_on)
  and not exists (select from survey_response a where ${ofThisSurvey} and a.answered_at = r.answered_at)`

/** What was expected and perceived of single items, a row each. An unknown survey or item is made under its name, and an answer that is not there with nothing but its items, with its invitation. */
export const surveyItemKind: ImportKind = {
  id: 'survey_response_items',
  table: 'survey_response_item',
  columns: [
    survey,
    customer,
    { ...instant('answered_at', '2026-03-12 20:15'), doubt: { when: besideAnAnswer, reason: 'answer_at_other_time' } },
    { name: 'item', required: true, type: { type: 'text', max: 100, id: true } },
    {
      name: 'dimension',
      type: { type: 'one_of', values: ITEM_DIMENSIONS, texts: 'importKinds.values.itemDimension' },
      example: 'quality',
      doubt: {
        when: `exists (select from survey_item i where lower(i.name) = lower(r.item) and i.dimension <> r.dimension)`,
        reason: 'dimension_differs',
      },
    },
    required('expectation'),
    required('perception'),
  ],
  key: 'row(r.survey_external_id, r.customer_id, r.answered_at, lower(r.item))::text',
  match: 'w.response_id = a.id and w.item_id = i.id',
  joins: `left join survey v on v.external_id = r.survey_external_id
    left join survey_response a on a.survey_id = v.id and a.customer_id = r.customer_id and a.answered_at = r.answered_at
    left join survey_item i on lower(i.name) = lower(r.item)`,
  rootOfRecord: '(select x.root_id from survey_response q join customer x on x.id = q.customer_id where q.id = w.response_id)',
  stored: [
    { column: 'response_id', create: 'a.id' },
    { column: 'item_id', create: 'i.id' },
    plain('expectation'),
    plain('perception'),
  ],
  beforeChunk: async (run) => {
    await makeSurveys(run)
    await makeItems(run)
    await makeAnswers(run)
  },
  afterChunk: makeInvitations,
  alsoMakes: [
    { table: 'survey_response', isUsed: hasItems },
    { table: 'survey_invitation', isUsed: isAnswered },
    { table: 'survey_item', isUsed: 'exists (select from survey_response_item x where x.item_id = w.id)' },
    { table: 'survey', isUsed: surveyIsUsed },
  ],
}

const inChunk = ({ chunk }: ImportRun): Sql => sql`r.ok and r.row_no > ${chunk.after} and r.row_no <= ${chunk.through}`

/** Makes the surveys that rows of a chunk name and that are not there. */
async function makeSurveys(run: ImportRun): Promise<void> {
  await run.db.execute(sql`
    insert into survey (external_id, name, created_import_id)
    select distinct r.survey_external_id, r.survey_external_id, ${run.chunk.importId}::int from ${identifier(run.chunk.rows)} r
    where ${inChunk(run)} and not exists (select from survey v where v.external_id = r.survey_external_id)
    on conflict (external_id) do nothing`)
}

/** Makes an invitation at the first answer of each customer of a chunk that nobody had invited before. An invitation of anybody merged with the customer
 * counts as the customer's. */
async function makeInvitations(run: ImportRun): Promise<void> {
  await run.db.execute(sql`
    insert into survey_invitation (survey_id, customer_id, invited_at, invited_on, created_import_id)
    select distinct on (v.id, c.root_id) v.id, r.customer_id, r.answered_at, r.answered_at_on, ${run.chunk.importId}::int
    from ${identifier(run.chunk.rows)} r join survey v on v.external_id = r.survey_external_id join customer c on c.id = r.customer_id
    where ${inChunk(run)} and not exists (
      select from survey_invitation i join customer m on m.id = i.customer_id
      where i.survey_id = v.id and m.root_id = c.root_id and i.invited_at <= r.answered_at)
    order by v.id, c.root_id, r.answered_at, r.row_no
    on conflict (survey_id, customer_id, invited_at) do nothing`)
}

/** Makes the items that rows of a chunk name and that are not there, as the first of the rows spells them, and gives a dimension to those that have none. */
async function makeItems(run: ImportRun): Promise<void> {
  const rows = identifier(run.chunk.rows)
  await run.db.execute(sql`
    insert into survey_item (name, dimension, created_import_id)
    select f.item, (select r.dimension from ${rows} r where ${inChunk(run)} and lower(r.item) = lower(f.item) and r.dimension is not null order by r.row_no limit 1),
      ${run.chunk.importId}::int
    from (select distinct on (lower(r.item)) r.item from ${rows} r where ${inChunk(run)} order by lower(r.item), r.row_no) f
    where not exists (select from survey_item i where lower(i.name) = lower(f.item))
    on conflict (lower(name)) do nothing`)
  await run.db.execute(sql`
    update survey_item i set dimension = f.dimension, updated_at = now()
    from (select distinct on (lower(r.item)) lower(r.item) as name, r.dimension from ${rows} r where ${inChunk(run)} and r.dimension is not null order by lower(r.item), r.row_no) f
    where lower(i.name) = f.name and i.dimension is null`)
}

/** Makes the answers to which items of a chunk belong and that are not there; of the whole they say nothing. */
async function makeAnswers(run: ImportRun): Promise<void> {
  await run.db.execute(sql`
    insert into survey_response (survey_id, customer_id, answered_at, answered_on, created_import_id)
    select distinct v.id, r.customer_id, r.answered_at, r.answered_at_on, ${run.chunk.importId}::int
    from ${identifier(run.chunk.rows)} r join survey v on v.external_id = r.survey_external_id
    where ${inChunk(run)} and not exists (
      select from survey_response a where a.survey_id = v.id and a.customer_id = r.customer_id and a.answered_at = r.answered_at)
    on conflict (survey_id, customer_id, answered_at) do nothing`)
}
