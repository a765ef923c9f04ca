import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { CustomerRow } from './view.ts'

/** How a stage that is stated differs from what the gates give: the next one's is open · its own is not met. */
export const gateStates = ['open', 'unmet'] as const
export type GateState = (typeof gateStates)[number]

type Stage = CustomerRow['lifecycle']

/** Whether the gate into each stage is met; null where that was never worked out. */
export type MetGates = Readonly<Record<Stage, boolean | null>>

const next: Readonly<Record<Stage, Stage | null>> = { potential: 'new', new: 'regular', regular: 'loyal', loyal: null }

/** Answers how a stage that is stated differs from what the gates give; null where it does not, or where that is not known. Not meeting its own weighs more than meeting the next one. */
export function gateStateOf(stage: Stage, met: MetGates): GateState | null {
  if (met[stage] === false) return 'unmet'
  const after = next[stage]
  return after !== null && met[after] === true ? 'open' : null
}

/** Answers what of the gates a customer met when they were worked out last. Anybody meets the first; whoever has shipped meets that of the new ones. */
export function metGatesOf({
  lastShippingOn,
  meetsRegular,
  meetsLoyal,
}: Pick<CustomerRow, 'lastShippingOn' | 'meetsRegular' | 'meetsLoyal'>): MetGates {
  return { potential: true, new: lastShippingOn !== null, regular: meetsRegular, loyal: meetsLoyal }
}

const met: Readonly<Record<Stage, Sql>> = {
  potential: sql`true`,
  new: sql`s.last_shipping_on is not null`,
  regular: sql`s.meets_regular`,
  loyal: sql`s.meets_loyal`,
}

const byStage = (
  of: (stage: Stage) => Sql,
) => sql`case c.lifecycle when 'potential' then ${of('potential')} when 'new' then ${of('new')}
  when 'regular' then ${of('regular')} else ${of('loyal')} end`

const isUnmet = byStage((stage) => sql`(${met[stage]}) is false`)
const isNextMet = byStage((stage) => {
  const after = next[stage]
  return after === null ? sql`false` : sql`(${met[after]}) is true`
})

/** The condition that a customer `c` with its standing `s` differs so: the same rule as `gateStateOf`. */
export const gateIs = (state: GateState): Sql => (state === 'unmet' ? isUnmet : sql`not (${isUnmet}) and ${isNextMet}`)

/** The condition that a customer with its standing `s` does not meet the gate into a stage. */
export const isBelow = (stage: string): Sql => sql`(${met[stage as Stage]}) is false`
