import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import type { Context } from '#lib/platform/context'
import { listKeyedTerms } from '#lib/records/terms/keyed-terms'

/** Answers the ways of speaking with a customer in the reader's language, or as the company calls them; read once for each request. */
export const touchChannels = cache(async (ctx: Context) => {
  const [t, terms] = await Promise.all([getTranslations('customers.channel'), listKeyedTerms(ctx, ['touch_channel'])])
  const word = (key: string) => terms.find((term) => term.key === key)?.text ?? (t.has(key as 'call') ? t(key as 'call') : key)
  return {
    word,
    /** As they are offered; `present` stands already and stays, offered or not. */
    offered: (present: string | null) =>
      terms.filter(({ key, active }) => active || key === present).map(({ key }) => ({ value: key, label: word(key) })),
  }
})
