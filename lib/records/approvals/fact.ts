import { z } from 'zod'

/** Something that whoever decides should know, as it stood when it was asked for. `key` names the text under `approvals.facts` in the catalogues; nothing personal. */
export const fact = z.discriminatedUnion('as', [
  z.object({ key: z.string(), as: z.literal('money'), minor: z.int(), currency: z.string() }),
  z.object({ key: z.string(), as: z.literal('count'), count: z.number() }),
  z.object({ key: z.string(), as: z.literal('text'), text: z.string() }),
  /** A class of a scheme; null where nothing is computed. */
  z.object({ key: z.string(), as: z.literal('class'), scheme: z.string(), class: z.string().nullable() }),
  /** A word of the catalogues, by its whole key. */
  z.object({ key: z.string(), as: z.literal('word'), word: z.string() }),
])
export type Fact = z.infer<typeof fact>
