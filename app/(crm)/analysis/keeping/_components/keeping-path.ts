export const keepingPath = '/analysis/keeping'
