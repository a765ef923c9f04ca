export const profitPath = '/analysis/profit'
