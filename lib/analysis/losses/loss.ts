import { ratioOrNull } from '#lib/core/ratio'

/** By which way a lost customer was spoken to: call · visit · message · by the management (高层出面). */
export const WIN_BACK_WAYS = ['call', 'visit', 'message', 'executive'] as const
export type WinBackWay = (typeof WIN_BACK_WAYS)[number]

/** What it was offered: nothing · a price · better service · compensation of what went wrong · a simpler process. */
export const WIN_BACK_OFFERS = ['none', 'price', 'service', 'compensation', 'process'] as const

export const WIN_BACK_RESULTS = ['not_reached', 'refused', 'thinking', 'agreed'] as const

/** Where a loss stands: nobody has said why · recorded, nothing tried · something tried · back. */
export const LOSS_STATES = ['unrecorded', 'recorded', 'tried', 'back'] as const
export type LossState = (typeof LOSS_STATES)[number]

/** What losses can be asked for by: all that have not come back, or one of the states. */
export const LOSS_FILTERS = ['open', ...LOSS_STATES] as const

/** Asks for losses of which no cause is recorded, wherever they stand. No key of a cause is called so. */
export const NO_CAUSE = 'none'

/** Losses of one kind, added up. Amounts in minor units. */
export interface LossSums {
  /** A customer that was lost twice counts twice. */
  readonly losses: number
  /** How many of them are back. */
  readonly back: number
  readonly revenueMinor: number
  readonly marginMinor: number
  /** How many somebody tried to win back, and how many of these shipped again after it. */
  readonly tried: number
  readonly won: number
  /** How many shipped again without anybody having tried. */
  readonly cameBack: number
  /** What those that shipped again brought in the 90 days from their return, and what they had brought in the twelve months before they left; only of those whose 90 days are over and whose twelve months the records cover. */
  readonly returnedMinor: number
  readonly returnedOfMinor: number
  /** How many losses these two are of. */
  readonly returned: number
  /** What was noted as spent on the attempts, and what their time comes to by the company's hours and hourly rate. */
  readonly costMinor: number
  readonly timeMinor: number
}

/** What is left to do about a lost customer: win it back · make sure, and archive it, or hand it to the outlet where it moved · ask again once it has goods. */
export type LossWay = 'win_back' | 'archive' | 'ask_again'

/**
 * Answers what is left to do about a lost customer, by the cause that was recorded: whoever closed or moved cannot be won back, nor can whoever has nothing to ship; everybody else can, also where nobody asked why.
 * @source docs/formulas.md#losses-and-win-back
 */
export function wayOfLoss(cause: string | null): LossWay {
  if (cause === 'closed') return 'archive'
  return cause === 'no_demand' ? 'ask_again' : 'win_back'
}

export interface LossRates {
  /** Won ÷ tried; null where nobody tried. */
  readonly winBackRate: number | null
  /** What the returned bring, 90 days as a part of a year, against what they had brought in one: (returned × 365 ÷ 90) ÷ earlier year; null for fewer than five whose 90 days are over. */
  readonly returnRate: number | null
}

const DAYS_PER_YEAR = 365
export const RETURN_DAYS = [30, 60, 90] as const
/** So many days after the return tell what comes back. */
export const LONGEST_RETURN_DAYS = 90
/** What fewer of them bring is an anecdote of one customer, no rate. */
export const LEAST_RETURNED = 5

/** Answers how often lost customers are won back, and how much of what they brought comes back with them. @source docs/formulas.md#losses-and-win-back */
export function rateLosses({ tried, won, returned, returnedMinor, returnedOfMinor }: LossSums): LossRates {
  const isRated = returned >= LEAST_RETURNED && returnedOfMinor > 0
  return {
    winBackRate: ratioOrNull(won, tried),
    returnRate: isRated ? (returnedMinor * DAYS_PER_YEAR) / LONGEST_RETURN_DAYS / returnedOfMinor : null,
  }
}

/** Answers where a loss stands. */
export function stateOfLoss(loss: { backOn: string | null; attempts: number; recordedAt: Date | null }): LossState {
  if (loss.backOn !== null) return 'back'
  if (loss.attempts > 0) return 'tried'
  return loss.recordedAt === null ? 'unrecorded' : 'recorded'
}
