import type { Reason } from '../classification/scheme.ts'

/** What would change a class that is unknown because no cost is: recording costs. */
export const COSTS_WOULD_TELL: Reason = { code: 'unknown.costs', params: {} }
