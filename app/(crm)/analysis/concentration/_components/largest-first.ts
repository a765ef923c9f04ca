/** The list that the curve and the shares are made of: customers by value, the largest first. */
export const largestFirst = '/customers?sort=-value'
