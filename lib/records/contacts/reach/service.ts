import type { z } from 'zod'
import { daysBetween } from '#lib/core/day'
import { AppError, invalidField } from '#lib/core/errors'
import { dayOf, firstInstantOf } from '#lib/core/time-zone'
import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import type { RecordId } from '#lib/platform/http/record-id'
import type { Revealed } from '#lib/platform/privacy/reveal'
import { revealContact } from '#lib/platform/privacy/reveal'
import type { revealContactInput } from '#lib/platform/privacy/schema'
import type { Scope } from '#lib/platform/scope/scope'
import { permit } from '#lib/platform/scope/scope'
import { getSetting } from '#lib/platform/settings/settings'
import { keepCadence } from '../../cadence/keep.ts'
import { changesOf } from '../../record/changes.ts'
import { contactInReach } from '../service.ts'
import type { ContactHours, Obstacle, ReachChannel } from './reach.ts'
import { companyObstacle, obstacleTo } from './reach.ts'
import type { ReachRow } from './repository.ts'
import { appendConsent, listReachRows, savePreference } from './repository.ts'
import type { NoteConsentInput, SetPreferenceInput } from './schema.ts'
import { contactHours } from './settings.ts'

/** How one contact may be reached. */
export interface Reach extends ReachRow {
  /** What the contact has said against a call now; null for nothing. */
  againstCall: Obstacle | null
  /** The same, and where there is nothing what the company's own hours and attempts say: whoever calls is told. */
  callWarning: Obstacle | null
}

/** Answers how contacts in scope want to be reached, what they have agreed to, and what speaks against a call now; by contact. */
export async function listReach(ctx: Context, contactIds: readonly number[]): Promise<ReadonlyMap<number, Reach>> {
  const [rows, rule] = await Promise.all([
    readRows(ctx, permit(ctx, 'contact:read'), contactIds),
    getSetting(ctx.db, contactHours),
  ])
  return new Map(
    rows.map((row) => {
      const againstCall = obstacleNow(ctx, row, 'call')
      return [
        row.contactId,
        { ...row, againstCall, callWarning: againstCall ?? companyNow(ctx, rule, row.calls, row.fromTime !== null) },
      ]
    }),
  )
}

/** Answers what the company's own hours say against a call of anybody now who has said nothing of hours; null for nothing. */
export async function callWarningNow(ctx: Context): Promise<Obstacle | null> {
  return companyNow(ctx, await getSetting(ctx.db, contactHours), 0, false)
}

function companyNow(
  { now, company: { timeZone } }: Context,
  rule: ContactHours,
  calls: number,
  hasOwnHours: boolean,
): Obstacle | null {
  return companyObstacle(rule, { hour: Number(timeOf(now, timeZone).slice(0, 2)), calls, hasOwnHours })
}

/** HH:MM. */
const timeOf = (now: Date, timeZone: string): string =>
  now.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })

/** Reads how contacts want to be reached, with the calls of today in company time. */
function readRows(ctx: Context, scope: Scope, contactIds: readonly number[]): Promise<ReachRow[]> {
  const { timeZone } = ctx.company
  return listReachRows(ctx.db, scope, contactIds, firstInstantOf(dayOf(ctx.now, timeZone), timeZone))
}

/** Sets how a contact wants to be reached, all of it at once. Throws `conflict` for an older version, `not_found` out of scope. */
export async function setPreference(ctx: Context, id: RecordId, input: SetPreferenceInput): Promise<void> {
  const scope = permit(ctx, 'contact:update')
  await ctx.db.tx(async (db) => {
    const { id: contactId, customerId } = await contactInReach(db, scope, id)
    const [before] = await readRows({ ...ctx, db }, scope, [contactId])
    const { version, refused, from_time: fromTime, to_time: toTime, least_days: leastDays } = input
    const after = { refused, fromTime, toTime, leastDays }
    if (!(await savePreference(db, contactId, version, after, ctx.now)))
      throw new AppError('conflict', {}, { detail: 'record.version_is_old' })
    const old = before && {
      refused: before.refused,
      fromTime: before.fromTime,
      toTime: before.toTime,
      leastDays: before.leastDays,
    }
    const detail = changesOf(old ?? null, after, {})
    await audit({ ...ctx, db }, { action: 'contact.preference', subjectType: 'contact', subjectId: contactId, detail })
    await keepCadence({ ...ctx, db }, [customerId])
  })
}

/** Notes that a contact agreed to a purpose, or took it back, under the version of the notice that it was told; nothing noted before is changed. Throws `not_found` out of scope. */
export async function noteConsent(ctx: Context, id: RecordId, input: NoteConsentInput): Promise<void> {
  const scope = permit(ctx, 'contact:update')
  await ctx.db.tx(async (db) => {
    const { id: contactId } = await contactInReach(db, scope, id)
    await appendConsent(db, contactId, input, ctx.actor.userId, ctx.now)
    await audit({ ...ctx, db }, { action: 'contact.consent', subjectType: 'contact', subjectId: contactId, detail: { ...input } })
  })
}

const channelOf: Partial<Record<string, ReachChannel>> = { phone: 'call', email: 'mail' }

/**
 * Answers a contact's value in clear, as `revealContact` does, for reaching it: where its preferences speak against a call or a mail now, only with a typed reason.
 * Throws `invalid_request` that names the reason, and as `revealContact`.
 */
export async function revealToReach(ctx: Context, id: RecordId, input: z.output<typeof revealContactInput>): Promise<Revealed> {
  const scope = permit(ctx, 'contact:reveal')
  const channel = channelOf[input.field]
  if (channel !== undefined && input.reason === undefined) {
    const [row] = await readRows(ctx, scope, [(await contactInReach(ctx.db, scope, id)).id])
    const obstacle = row === undefined ? null : obstacleNow(ctx, row, channel)
    if (obstacle !== null) throw invalidField('reason', obstacle.code, obstacle.params)
  }
  return revealContact(ctx, id, input)
}

function obstacleNow({ now, company: { timeZone } }: Context, row: ReachRow, channel: ReachChannel): Obstacle | null {
  const time = timeOf(now, timeZone)
  const daysSince = row.lastReachedAt === null ? null : daysBetween(dayOf(row.lastReachedAt, timeZone), dayOf(now, timeZone))
  return obstacleTo(row, { channel, time, daysSince })
}
