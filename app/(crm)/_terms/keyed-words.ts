import { cache } from 'react'
import type { Context } from '#lib/platform/context'
import { listKeyedTerms } from '#lib/records/terms/keyed-terms'
import type { KeyedList } from '#lib/records/terms/lists'
import { shippedWord } from '#lib/records/terms/shipped'

/** Answers the terms of a list that records hold by key, in the reader's language or as the company calls them; read once for each request. */
export const keyedWords = cache(async (ctx: Context, list: KeyedList) => {
  const terms = await listKeyedTerms(ctx, [list])
  const word = (key: string) => terms.find((term) => term.key === key)?.text ?? shippedWord(list, key, ctx.locale)
  return {
    word,
    /** As they are offered; `present` stands already and stays, offered or not. */
    offered: (present: string | null = null) =>
      terms.filter(({ key, active }) => active || key === present).map(({ key }) => ({ value: key, label: word(key) })),
  }
})
