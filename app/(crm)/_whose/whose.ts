import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { Context } from '#lib/platform/context'
import { whoseOf } from '#lib/platform/scope/whose'

type Reader = Pick<Context, 'actor'>

/** Names those over whom a reader's figures are: the one place that says whether they are a person's, a team's or an outlet's. */
export function useWhose(ctx: Reader): string {
  return useTranslations('analysis.whose')(nameOf(ctx))
}

/** The same where a page waits for its data. */
export async function findWhose(ctx: Reader): Promise<string> {
  return (await getTranslations('analysis.whose'))(nameOf(ctx))
}

/** Whether a reader's figures are of a part of the company, so that it has to be said of which. */
export const seesPart = ({ actor }: Reader): boolean => actor.permissions['analysis:read']?.kind !== 'all'

const nameOf = ({ actor }: Reader) => whoseOf(actor.permissions['analysis:read'])
