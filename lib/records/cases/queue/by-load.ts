import { audit } from '#lib/platform/audit/audit'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { choosePeople } from './desk-people.ts'
import type { QueueFilter } from './filter.ts'
import type { Given } from './give.ts'
import { giveCases } from './give.ts'
import { takeGiven } from './giving/repository.ts'
import type { Moved, Waiting } from './level.ts'
import { levelCases } from './level.ts'
import type { Shared } from './share.ts'
import { shareCases } from './share.ts'

/** Which cases are meant, who gets them, and whether what these people have already is evened out too. */
interface AskedByLoad {
  filter: QueueFilter
  userIds: readonly number[]
  level: boolean
  also: readonly Waiting[]
}

/** What it comes to. */
interface ByLoad extends Shared {
  /** Null where what people have was left alone. */
  moved: Moved[] | null
}

/** Gives what nobody has, and evens out what people have where that is asked for, all or nothing; answers each case that changed hands besides, by which it can be taken back. Throws what `shareCases` throws. */
export function giveByLoad(ctx: Context, { filter, userIds, level, also }: AskedByLoad): Promise<ByLoad & { deeds: Given[] }> {
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const deeds: Given[] = []
    const keep = (given: readonly Given[]) => deeds.push(...given)
    const shared = await shareCases(inner, filter, userIds, keep)
    const moved = level ? await levelCases(inner, filter, userIds, also, keep) : null
    return { ...shared, moved, deeds: onceEach(deeds) }
  })
}

/** A case that was given and then evened out went from whoever had it first to whoever has it last. */
function onceEach(deeds: readonly Given[]): Given[] {
  const last = new Map<number, Given>()
  for (const deed of deeds) last.set(deed.caseId, { ...deed, fromId: (last.get(deed.caseId) ?? deed).fromId })
  return [...last.values()].filter(({ fromId, toId }) => fromId !== toId)
}

/** Carries what was tried out of the transaction that is not to last. */
class Tried extends Error {
  readonly came: ByLoad
  constructor(came: ByLoad) {
    super('tried')
    this.came = came
  }
}

/** Answers what `giveByLoad` would come to: it is done and taken back, so that both can never differ. Nothing is changed, nobody is told. Throws what `shareCases` throws. */
export async function tryByLoad(ctx: Context, asked: AskedByLoad): Promise<ByLoad> {
  try {
    return await ctx.db.tx(async (db) => {
      const { deeds: _deeds, ...came } = await giveByLoad({ ...ctx, db }, asked)
      throw new Tried(came)
    })
  } catch (error) {
    if (error instanceof Tried) return error.came
    throw error
  }
}

/**
 * Gives cases back to whoever had them before they were given by load, or to nobody; those that have gone on to somebody else since, are over, or lie out of scope stay. Answers how many went back, and how
 * many stayed. Throws `invalid_request` for somebody who is none of the actor's people.
 */
export async function takeBackByLoad(ctx: Context, deeds: readonly Given[]): Promise<{ back: number; stayed: number }> {
  const scope = permit(ctx, 'case:oversee')
  const named = deeds.flatMap(({ fromId, toId }) => [fromId, toId]).filter((id) => id !== null)
  const { people } = await choosePeople(ctx, [...new Set(named)])
  return ctx.db.tx(async (db) => {
    const inner = { ...ctx, db }
    const still = await takeGiven(db, scope, deeds)
    const back = deeds.filter(({ caseId }) => still.has(caseId))
    await giveCases(
      inner,
      people,
      back.map(({ caseId, toId, fromId }) => ({ caseId, toId: fromId, fromId: toId })),
    )
    if (back.length > 0) await audit(inner, { action: 'case.share_back', detail: { cases: back.length } })
    return { back: back.length, stayed: deeds.length - back.length }
  })
}
