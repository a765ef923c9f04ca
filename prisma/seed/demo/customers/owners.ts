import type { Desk } from '../people/staff.ts'
import { staff } from '../people/staff.ts'
import { outlets } from '../people/tree.ts'
import type { Random } from '../random.ts'
import { castAt } from '../stories/cast.ts'
import type { PlannedVolume } from './states.ts'

/** Key accounts are so many of the customers that ship in a demo of the full size. */
const keyAccounts = 60 / 1_184
/** Small customers of a franchised outlet are mostly its head's own. */
const smallYuanMonth = 250
const ownOfFranchise = 0.6
/** Of those who left, so many stand in the public pool. */
const lostUnowned = 0.3

const namesOf = (desk: Desk) => staff.filter((member) => member.desk === desk).map(({ name }) => name)
/** Who looks after more than the others stands twice. */
const desks: Record<Desk, readonly string[]> = {
  key: namesOf('key'),
  commerce: [...namesOf('commerce'), '周敏'],
  business: namesOf('business'),
}
const headOf = new Map(
  staff.flatMap(({ role, name, outlets: led }) => (role === 'outlet' ? led.map((outlet) => [outlet, name]) : [])),
)
const franchised = new Set(outlets.filter(({ franchise }) => franchise).map(({ name }) => name))

/** Answers who looks after a customer, null for nobody. `place` is its place by revenue among `shippers`. */
export function ownerOf(
  random: Random,
  volume: PlannedVolume,
  outlet: string,
  { place, shippers }: { place: number; shippers: number },
): string | null {
  const { trade, rank, standing, yuanMonth } = volume
  const owner = castAt(trade.key, rank)?.owner
  if (owner !== undefined) return owner
  if (trade.kind === 'consumer' || (standing === 'lost' && random.chance(lostUnowned))) return null
  if (standing !== 'lost' && standing !== 'potential' && place < shippers * keyAccounts) return random.pick(desks.key)
  const isSmall = yuanMonth < smallYuanMonth
  if (franchised.has(outlet) && isSmall && random.chance(ownOfFranchise)) return headOf.get(outlet) ?? null
  return random.pick(deskOf(trade.key))
}

/** Answers who a lead is given to. */
export function leadOwner(random: Random, trade: PlannedVolume['trade']['key']): string {
  return random.pick(deskOf(trade))
}

function deskOf(trade: PlannedVolume['trade']['key']): readonly string[] {
  return desks[trade === 'commerce' || trade === 'warehouse' || trade === 'channel' ? 'commerce' : 'business']
}
