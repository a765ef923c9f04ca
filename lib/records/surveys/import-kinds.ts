import type { Sql } from '#lib/platform/db/sql'
import { identifier, sql } from '#lib/platform/db/sql'
import type { ImportColumn, ImportKind, ImportRun } from '#lib/platform/import/kind'

export const scale = (name: string, min: number, max: number): ImportColumn => ({
  name,
  type: { type: 'integer', min, max },
  example: String(max - 1),
})
export const plain = (column: string, cell = column) => ({ column, create: `r.${cell}` })

export const survey: ImportColumn = {
  name: 'survey_external_id',
  required: true,
  type: { type: 'text', max: 200, id: true },
  example: 'DC-2026',
}
export const customer: ImportColumn = { name: 'customer_external_id', required: true, type: { type: 'customer' }, example: 'KH-0001' }
export const instant = (name: string, example: string): ImportColumn => ({
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
export const isAnswered = `exists (select from survey_response x where x.survey_id = w.survey_id and x.customer_id = w.customer_id and x.answered_at >= w.invited_at)`

export const surveyIsUsed = `(exists (select from survey_invitation x where x.survey_id = w.id) or exists (select from survey_response x where x.survey_id = w.id))`

/** An answer stays behind with its items. */
export const hasItems = `exists (select from survey_response_item x where x.response_id = w.id)`

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

export const inChunk = ({ chunk }: ImportRun): Sql => sql`r.ok and r.row_no > ${chunk.after} and r.row_no <= ${chunk.through}`

/** Makes the surveys that rows of a chunk name and that are not there. */
export async function makeSurveys(run: ImportRun): Promise<void> {
  await run.db.execute(sql`
    insert into survey (external_id, name, created_import_id)
    select distinct r.survey_external_id, r.survey_external_id, ${run.chunk.importId}::int from ${identifier(run.chunk.rows)} r
    where ${inChunk(run)} and not exists (select from survey v where v.external_id = r.survey_external_id)
    on conflict (external_id) do nothing`)
}

/** Makes an invitation at the first answer of each customer of a chunk that nobody had invited before. An invitation of anybody merged with the customer
 * counts as the customer's. */
export async function makeInvitations(run: ImportRun): Promise<void> {
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
