import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { notify } from '#lib/platform/notify/notify'
import { leadersOf } from '#lib/platform/org/leaders'
import type { NewAlarm } from './repository.ts'
import { claimNew } from './repository.ts'

const listPath = '/analysis/concentration/alarms'

/** Tells whom alarms concern that nobody was told of yet, each once: the owner of the customer, and whoever leads the place or one above it with the same customers. One person hears of several as of a number. Answers how many alarms
 * they were; for the nightly job. */
export function tellAlarms(ctx: Context): Promise<number> {
  return ctx.db.tx(async (db) => {
    const opened = await claimNew(db, ctx.now)
    const placeIds = [...new Set(opened.flatMap(({ outletId, aboveIds }) => [outletId, ...aboveIds]))]
    const leaders = await leadersOf(db, placeIds, 'analysis:read')
    const concerned = new Map<number, Concerning>()
    for (const alarm of opened) {
      const places = new Set([alarm.outletId, ...alarm.aboveIds])
      const heads = leaders.filter(({ outletId }) => places.has(outletId)).map(({ userId }) => userId)
      for (const userId of heads) noteFor(concerned, userId, alarm, true)
      if (alarm.ownerId !== null) noteFor(concerned, alarm.ownerId, alarm, false)
    }
    await notify(
      { ...ctx, db },
      [...concerned].map(([userId, of]) => tellingTo(userId, of)),
    )
    return opened.length
  })
}

/** What one person is told of. */
interface Concerning {
  alarms: Set<NewAlarm>
  leads: boolean
}

function noteFor(concerned: Map<number, Concerning>, userId: number, alarm: NewAlarm, leads: boolean): void {
  const of = concerned.get(userId) ?? { alarms: new Set(), leads: false }
  of.alarms.add(alarm)
  concerned.set(userId, { ...of, leads: of.leads || leads })
}

/** No share and no amount: an owner may not see what the place brings. An owner of several has a list of no alarms, but one of customers. */
function tellingTo(userId: number, { alarms, leads }: Concerning) {
  const [first] = alarms
  const customers = new Set([...alarms].map(({ customerId }) => customerId))
  const own = customers.size === 1 ? `/customers/${first?.customerId ?? 0}` : '/customers?owner=me'
  const named = first === undefined ? '' : maskCustomerName(first.kind, first.name)
  const one = { name: named, place: first?.outletName ?? '', whole: first?.outletId === 0 ? 'yes' : 'no' }
  return {
    ...{ userId, href: leads ? listPath : own, matter: `concentration:${first?.id ?? 0}` },
    ...(alarms.size === 1
      ? { kind: 'concentration_alarm', params: one }
      : { kind: 'concentration_alarms', params: { ...one, count: customers.size } }),
  }
}
