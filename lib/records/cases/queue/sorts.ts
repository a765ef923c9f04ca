/** What the queue may be sorted by. */
export const queueSorts = ['next_due', 'opened', 'priority'] as const
export type QueueSort = (typeof queueSorts)[number]
