import type { DemoCompany } from '../company.ts'
import { makeRandom } from '../random.ts'
import { continueIds, storeRows } from '../rows.ts'
import { storyAnswers, storyItems } from '../stories/answers.ts'
import type { Timeline } from '../timeline.ts'
import { caseAnswer, relationAnswer } from './answers.ts'
import type { Invitation } from './invitations.ts'
import { answers, caseInvitations, caseSurvey, relationInvitations, relationSurveys } from './invitations.ts'
import type { ItemAnswer } from './item-answers.ts'
import { demoItems, itemAnswers } from './item-answers.ts'

/** Stores the surveys with who was asked and what they answered within some days. */
export async function storeSurveys(company: DemoCompany): Promise<void> {
  const { db, timeline } = company
  const surveys = [...relationSurveys(company), { ...caseSurvey, day: 0 }]
  const ids = new Map(surveys.map(({ code }, place) => [code, place + 1]))
  await storeRows(
    db,
    'survey',
    surveys.map(({ code, name, day }) => ({ id: ids.get(code), external_id: code, name, version: 1, ...madeOn(timeline, day) })),
  )
  await continueIds(db, 'survey')
  const asked = [...relationInvitations(company), ...caseInvitations(company)]
  const stamped = asked.map((invitation) => ({
    invitation,
    survey_id: ids.get(invitation.survey),
    customer_id: invitation.customer.id,
  }))
  await storeRows(
    db,
    'survey_invitation',
    stamped.map(({ invitation, ...keys }) => ({
      ...{ ...keys, invited_at: `${timeline.dayAt(invitation.day)} 10:00:00+08`, invited_on: timeline.dayAt(invitation.day) },
      ...{ group_name: invitation.customer.trade.industry ?? '个人', version: 1, ...madeOn(timeline, invitation.day) },
    })),
  )
  const isFrequent = frequency(company)
  const told = storyAnswers(company)
  const toldItems = storyItems(company)
  const given = stamped.flatMap(({ invitation, ...keys }) => {
    const own = told.get(invitation.customer.id)
    const isAsked = invitation.survey !== caseSurvey.code
    if (own === undefined ? !answers(invitation, isFrequent(invitation)) : !isAsked) return []
    const random = makeRandom(`given ${invitation.survey} ${invitation.place}`, invitation.customer.id)
    const day = invitation.day + random.between(0, 6)
    if (day >= timeline.days) return []
    const answered = `${timeline.dayAt(day)} ${String(random.between(11, 20))}:${String(random.between(10, 59))}:00+08`
    const answer = own ?? (isAsked ? relationAnswer(random, isFrequent(invitation)) : caseAnswer(random))
    const items = toldItems.get(invitation.customer.id) ?? itemAnswers(invitation.customer, invitation.survey, answer)
    const row = {
      ...{ ...keys, answered_at: answered, answered_on: timeline.dayAt(day), ...answer },
      ...{ version: 1, created_at: answered, updated_at: answered },
    }
    return [{ row, items }]
  })
  const numbered = given.map(({ row, items }, place) => ({ row: { id: place + 1, ...row }, items }))
  await storeRows(
    db,
    'survey_response',
    numbered.map(({ row }) => row),
  )
  await continueIds(db, 'survey_response')
  await storeItems(company, numbered)
}

/** Stores what was answered of single items. */
async function storeItems(
  { db, timeline }: DemoCompany,
  given: readonly { row: { id: number; created_at: string }; items: readonly ItemAnswer[] }[],
): Promise<void> {
  const ids = new Map(demoItems.map(({ name }, place) => [name, place + 1]))
  await storeRows(
    db,
    'survey_item',
    demoItems.map(({ name, dimension }) => ({ id: ids.get(name), name, dimension, version: 1, ...madeOn(timeline, 0) })),
  )
  await continueIds(db, 'survey_item')
  await storeRows(
    db,
    'survey_response_item',
    given.flatMap(({ row, items }) =>
      items.map(({ item, expectation, perception }) => ({
        ...{ response_id: row.id, item_id: ids.get(item), expectation, perception },
        ...{ version: 1, created_at: row.created_at, updated_at: row.created_at },
      })),
    ),
  )
}

/** Says of each customer whether it ships on more days than half of all. */
function frequency({ customers }: DemoCompany): (invitation: Invitation) => boolean {
  const counts = new Map(customers.map((customer) => [customer.id, new Set(customer.days).size]))
  const shipping = [...counts.values()].filter((count) => count > 0).toSorted((a, b) => a - b)
  const median = shipping[shipping.length >> 1] ?? 0
  return ({ customer }) => (counts.get(customer.id) ?? 0) >= median
}

function madeOn(timeline: Timeline, day: number): Record<string, string> {
  const at = `${timeline.dayAt(day)} 09:00:00+08`
  return { created_at: at, updated_at: at }
}
