import { z } from 'zod'

/** What an answer over money says of the waybills that are not in its amounts. */
export const leftOutFields = {
  unpriced: z.int().nullable().meta({
    description:
      'waybills whose amount these figures need is not known: freight, for margin and profit freight or cost; null while nothing was kept',
  }),
  excluded: z
    .array(z.object({ currency: z.string(), waybills: z.int() }))
    .meta({ description: 'waybills left out because of their currency' }),
}

const ofTheYear = 'of the twelve months up to that of the last shipment, as its amounts are'

/** The same of one row, over the year that it was counted from. */
export const leftOutOfRowFields = {
  unpriced: z.int().meta({ description: `waybills without freight or cost, ${ofTheYear}` }),
  excluded: leftOutFields.excluded.meta({ description: `waybills in other currencies, ${ofTheYear}` }),
}
