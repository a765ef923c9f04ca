import type { CustomerRow } from './view.ts'

/** How a stage that is stated differs from what the gates give: the next one's is open · its own is not met. */
export const gateStates = ['open', 'unmet'] as const
export type GateState = (typeof gateStates)[number]

export type Stage = CustomerRow['lifecycle']

/** Whether the gate into each stage is met; null where that was never worked out. */
export type MetGates = Readonly<Record<Stage, boolean | null>>

/** The stage after each. */
export const nextStage: Readonly<Record<Stage, Stage | null>> = {
  potential: 'new',
  new: 'regular',
  regular: 'loyal',
  loyal: null,
}

/** Answers how a stage that is stated differs from what the gates give; null where it does not, or where that is not known. Not meeting its own weighs more than meeting the next one. */
export function gateStateOf(stage: Stage, met: MetGates): GateState | null {
  if (met[stage] === false) return 'unmet'
  const after = nextStage[stage]
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
