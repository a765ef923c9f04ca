/** To which side of the service an item belongs, in the words of documents 002 (quality and price) and 003 (quality of the product, of the service, value for the money). An item of none of them, or not yet told, has none. */
export const ITEM_DIMENSIONS = ['quality', 'service', 'price'] as const
export type ItemDimension = (typeof ITEM_DIMENSIONS)[number]
