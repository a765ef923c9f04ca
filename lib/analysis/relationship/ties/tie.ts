/** What keeps a customer, the strongest first (document 001): systems that are connected, people who know each other, or a price below the list. */
export const TIES = ['structural', 'social', 'financial'] as const
export type Tie = (typeof TIES)[number]
