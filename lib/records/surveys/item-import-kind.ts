import { identifier, sql } from '#lib/platform/db/sql'
import type { ImportKind, ImportRun } from '#lib/platform/import/kind'
import {
  customer,
  hasItems,
  inChunk,
  instant,
  isAnswered,
  makeInvitations,
  makeSurveys,
  plain,
  scale,
  survey,
  surveyIsUsed,
} from './import-kinds.ts'
import { ITEM_DIMENSIONS } from './item.ts'

const required = (name: string) => ({ ...scale(name, 1, 5), required: true }) as const

const ofThisSurvey = 'a.survey_id = (select y.id from survey y where y.external_id = r.survey_external_id) and a.customer_id = r.customer_id'
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
    from ${identifier(run.chunk.rows)} r join survey v on v.external_id = r.survey_external_id where ${inChunk(run)}
    on conflict (survey_id, customer_id, answered_at) do nothing`)
}
