/** What the present month is held against: the same days of the year before, or, where there were none, the month before as the season would have it. */
export const bases = ['year', 'month'] as const
export type Basis = (typeof bases)[number]

/** Of each outlet and owner so many are kept by name that are largest, fell or rose most: no more are ever shown of any scope. */
export const STAND_OUTS = 4
