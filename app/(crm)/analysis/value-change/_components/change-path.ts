export const changePath = '/analysis/value-change'
