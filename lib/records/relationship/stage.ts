/** How near somebody stands to us, the furthest first: who knows nothing of us, whom we know by sight, with whom we share interests, who can buy. */
export const relationshipStages = ['stranger', 'acquaintance', 'friend', 'customer'] as const
export type RelationshipStage = (typeof relationshipStages)[number]

/** Answers how near a customer stands: whoever has shipped is a customer, everybody else is where somebody has set it, and a stranger at first. */
export function stageOf(customer: { lifecycle: string; relationshipStage: RelationshipStage | null }): RelationshipStage {
  if (customer.lifecycle !== 'potential') return 'customer'
  return customer.relationshipStage ?? 'stranger'
}
