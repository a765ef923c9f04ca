import type { ListParams } from '#components/table/list-url'
import type { FlowWidth } from '#lib/analysis/movement/flows'

/** What the URL asks of the movement: against which earlier run, and what the width of a flow is. */
export interface MovementAsked {
  against: string | undefined
  width: FlowWidth
}

/** Reads it; what cannot be read is the usual. */
export function readMovementAsked(params: ListParams): MovementAsked {
  return { against: params['against'], width: params['width'] === 'value' ? 'value' : 'customers' }
}
