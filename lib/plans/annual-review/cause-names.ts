import type { Context } from '#lib/platform/context'
import { listCaseTerms } from '#lib/records/terms/keyed-terms'
import { shippedWord } from '#lib/records/terms/shipped'

/** Answers how the causes of complaints are called, by their key: in the company's words, else in the reader's language. */
export async function causeNames(ctx: Pick<Context, 'db' | 'locale'>): Promise<(key: string) => string> {
  const terms = await listCaseTerms(ctx)
  const own = new Map(
    terms.flatMap(({ list, key, text }) => (list === 'case_cause' && text !== null ? [[key, text] as const] : [])),
  )
  return (key) => own.get(key) ?? shippedWord('case_cause', key, ctx.locale)
}
