/** What the list of customers may be sorted by. */
export const customerSorts = ['name', 'value', 'last_shipping', 'next_touch', 'dormancy', 'created'] as const
export type CustomerSort = (typeof customerSorts)[number]
