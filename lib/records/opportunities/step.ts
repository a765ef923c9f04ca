/** The steps by which a customer is won, in their order; the last two end it. 线索 is `unqualified`, 潜在客户 any later one that is open. */
export const steps = ['unqualified', 'qualified', 'contacted', 'proposal', 'won', 'lost'] as const
export type Step = (typeof steps)[number]

export const openSteps = ['unqualified', 'qualified', 'contacted', 'proposal'] as const satisfies readonly Step[]
export type OpenStep = (typeof openSteps)[number]

/** Why a prospect is lost, as it ships. A company adds its own and calls these as it likes. */
export const lossReasons = [
  'price',
  'time_in_transit',
  'service',
  'rival_contract',
  'no_demand',
  'not_serviceable',
  'no_answer',
  'other',
] as const

/** What is known of a prospect, as far as the gates between the steps ask for it. */
export interface Known {
  /** Whether what they send, and where, can be carried at all: the first gate of choosing customers. */
  serviceable: boolean | null
  /** Demand is the wish together with the ability to pay. */
  wishes: boolean | null
  able: boolean | null
  /** Expected waybills a month. */
  piecesMonth: number | null
  /** Somebody there who can be reached. */
  contacts: number
  /** Somebody there who decides. */
  deciders: number
  /** Calls, visits, letters and messages so far. */
  interactions: number
}

export type Gate = 'serviceable' | 'wishes' | 'able' | 'pieces_month' | 'contact' | 'interaction' | 'decider'

const gates: Record<OpenStep, readonly [gate: Gate, holds: (known: Known) => boolean][]> = {
  unqualified: [],
  qualified: [
    ['serviceable', ({ serviceable }) => serviceable === true],
    ['wishes', ({ wishes }) => wishes === true],
    ['able', ({ able }) => able === true],
  ],
  contacted: [
    ['contact', ({ contacts }) => contacts > 0],
    ['interaction', ({ interactions }) => interactions > 0],
  ],
  proposal: [
    ['pieces_month', ({ piecesMonth }) => piecesMonth !== null],
    ['decider', ({ deciders }) => deciders > 0],
  ],
}

/** Answers what is still missing before a prospect may stand at a step: its own gates and those of every step before it. A step back asks for nothing more. */
export function missingFor(step: OpenStep, known: Known): Gate[] {
  return openSteps
    .slice(0, openSteps.indexOf(step) + 1)
    .flatMap((each) => gates[each])
    .filter(([, holds]) => !holds(known))
    .map(([gate]) => gate)
}

/** Says whether a step lies before another. */
export function isBefore(step: Step, other: Step): boolean {
  return steps.indexOf(step) < steps.indexOf(other)
}
