/** On what ground a customer is claimed, as it ships. A company adds its own and calls these as it likes. */
export const collisionGrounds = ['first_contact', 'visited', 'referred', 'shipped', 'other'] as const

/** How a claim is ruled: the owner keeps the customer, it goes to the claimant, or the claimant works along. */
export const collisionRulings = ['keep', 'transfer', 'share'] as const

/** Which claims a list holds. */
export const collisionStates = ['open', 'ruled', 'all'] as const
export type CollisionState = (typeof collisionStates)[number]
