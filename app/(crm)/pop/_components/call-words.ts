/** Texts of `cases.pop.call` that the form shows as they are. */
export const plainCallWords = [
  'who',
  'other',
  'new',
  'customer',
  'name',
  'nameHint',
  'contactName',
  'contactHint',
  'heard',
  'outcome',
  'piecesMonth',
  'nextTouch',
  'nextTouchHint',
  'nextTouchLead',
  'nextTouchStays',
  'fuller',
] as const
/** The words of the form. */
export type CallWords = Record<(typeof plainCallWords)[number] | 'kind' | 'type' | 'term' | 'chooseTerm' | 'waybill', string>
