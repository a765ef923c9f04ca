/** The grades that limits and escalation know: team lead, who leads a branch, who leads a province. Another that an import or a program has set stands and can be kept. */
export const gradeKeys = ['lead', 'branch', 'province'] as const
