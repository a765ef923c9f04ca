import type { DemoCompany } from '../company.ts'
import { phoneNumber } from '../names/identity.ts'
import { personName } from '../names/persons.ts'
import { staff, userId } from '../people/staff.ts'
import type { Random } from '../random.ts'
import { entryAt, makeRandom } from '../random.ts'
import { continueIds, storeRows } from '../rows.ts'
import { storyCases } from '../stories/cases.ts'
import type { Timeline } from '../timeline.ts'
import { secondsOfDay } from '../timeline.ts'
import { draftAppeals, settleClaims } from './claims.ts'
import type { CaseDraft } from './drafts.ts'
import { draftCases } from './drafts.ts'
import { happenings } from './happenings.ts'
import { payingColumns } from './paying.ts'
import { channelShares, channels } from './rates.ts'
import { serve, servedColumns } from './serving.ts'

const reps = staff.filter(({ role, grade }) => role === 'service' && grade === undefined).map(({ name }) => name)
const officers = staff.filter(({ role }) => role === 'claims').map(({ name }) => name)
/** The one of the desk with whom a visitor signs in. */
const visitor = staff.find(({ role, signsIn }) => role === 'service' && signsIn === true)?.name ?? ''
const callerShare = 0.7
const platformHours = 48
/** Telephone numbers of callers lie behind those of customers and contacts. */
const firstCaller = 500_000

/** Stores the cases that the desk found, with claims, appeals and those of the stories, numbered in the order of opening. */
export async function storeCases(company: DemoCompany): Promise<void> {
  const { db, timeline, desk, size } = company
  const story = storyCases(company)
  const occasions = desk.occasions.filter(({ waybill }) => !story.told.has(waybill.no) && !story.isQuiet(waybill))
  const found = settleClaims(draftCases(timeline, occasions, size.caseFactor))
  const appeals = draftAppeals(timeline, found, size.waybills, size.caseFactor)
  const drafts = [...found, ...appeals, ...story.drafts].toSorted((a, b) => a.openedAt - b.openedAt)
  const ids = new Map(drafts.map((draft, place) => [draft, place + 1]))
  const random = makeRandom('case rows')
  const stored = drafts.map((draft) => {
    const id = ids.get(draft) ?? 0
    const serving = serve(timeline, draft, id)
    const { assignee_id: somebody, ...row } = caseRow(random, timeline, draft, id)
    const assigneeId = serving.assignee === 'visitor' && !isForOfficers(draft) ? userId(visitor) : somebody
    return {
      row: {
        ...row,
        ...servedColumns(timeline, draft, serving),
        ...payingColumns(timeline, draft, id),
        assignee_id: serving.assignee === 'nobody' ? null : assigneeId,
        complaint_id: draft.follows === null ? null : (ids.get(draft.follows) ?? null),
      },
      events: happenings(timeline, draft, serving, { id, assigneeId }),
    }
  })
  await storeRows(
    db,
    'case_record',
    stored.map(({ row }) => row),
  )
  await storeRows(
    db,
    'case_event',
    stored.flatMap(({ events }) => events),
  )
  company.cases.push(...drafts)
  await continueIds(db, 'case_record')
}

const isForOfficers = ({ type }: CaseDraft) => type === 'claim' || type === 'appeal'

function caseRow(random: Random, timeline: Timeline, draft: CaseDraft, id: number) {
  const channel = draft.channel ?? entryAt(channels, random.weighted(channelShares))
  const stamp = (instant: number | null) => (instant === null ? null : timeline.stamp(instant))
  const hasCaller = channel !== 'platform' && random.chance(callerShare)
  const changed = stamp(draft.toldAt ?? draft.solvedAt ?? draft.openedAt)
  return {
    ...{
      id,
      external_id: `KF${String(100_000 + id)}`,
      customer_id: draft.customer.id,
      type: draft.type,
      category: draft.category,
    },
    ...{ waybill_no: draft.waybillNo, channel, source_no: sourceNumber(channel, id), opened_at: stamp(draft.openedAt) },
    opened_on: timeline.dayAt(Math.floor(draft.openedAt / secondsOfDay)),
    due_at: stamp(draft.dueAt ?? (channel === 'platform' ? draft.openedAt + platformHours * 3_600 : null)),
    ...{
      resolved_at: stamp(draft.solvedAt),
      informed_at: stamp(draft.toldAt),
      subject: draft.second,
      description: draft.description,
    },
    ...{ compensation_minor: draft.compensationMinor, currency: 'CNY' },
    caller_name: hasCaller ? personName(random) : null,
    caller_phone: hasCaller ? phoneNumber(firstCaller + id) : null,
    outlet_id: draft.customer.outletId,
    liable_outlet_id: draft.isOutletLiable ? draft.customer.outletId : null,
    assignee_id: userId(isForOfficers(draft) ? entryAt(officers, id % officers.length) : random.pick(reps)),
    ...{ version: 1, created_at: stamp(draft.openedAt), updated_at: changed },
  }
}

function sourceNumber(channel: string, id: number): string | null {
  if (channel === 'platform') return `PT${String(30_000_000 + id * 13)}`
  return channel === 'regulator' ? `3302${String(20_000_000 + id * 7)}` : null
}
