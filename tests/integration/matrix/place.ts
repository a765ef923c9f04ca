/** Where a record stands, as the sales person 周敏 at 首南营业部 sees it: hers · her colleague's · of her outlet without an owner · of another outlet of the
 * same district (a child of 宁波) · of a franchise below 宁波 · of the sibling branch 杭州 · hers but archived · merged into the
 * sibling's customer · never there. Signs of a row stand in this order. */
export const places = ['own', 'colleague', 'outlet', 'child', 'franchise', 'sibling', 'archived', 'merged', 'gone'] as const
export type Place = (typeof places)[number]
