/** By what a chart can be narrowed. */
export const CHART_FILTERS = ['period', 'outlet', 'owner', 'kind'] as const
export type ChartFilter = (typeof CHART_FILTERS)[number]
