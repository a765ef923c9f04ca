/** What a form says that goes on from no complaint. */
export const NO_COMPLAINT = 'none'
