/** Where the pages of figures stand. */
export const figurePaths = {
  concentration: '/analysis/concentration',
  satisfaction: '/analysis/satisfaction',
  answerers: '/analysis/satisfaction/customers',
  onTime: '/analysis/on-time',
} as const
