/** What a curve of staying, or retention, counts: all whose staying was watched · those seen to leave · those still here when watching ended · in no curve: began after it · nobody knows since when · customers of the year before · those of them that still ship, and that do not. */
export const SHOWN = ['curve', 'left', 'here', 'later', 'unknown', 'before', 'kept', 'gone'] as const
export type Shown = (typeof SHOWN)[number]

/** What became of a customer, as watching saw it. */
export const FATES = ['left', 'here', 'later', 'unknown'] as const
