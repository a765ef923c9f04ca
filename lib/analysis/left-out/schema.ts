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
