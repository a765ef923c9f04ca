import Link from 'next/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { countHanded } from '#lib/records/cases/handed/service'
import type { CaseWords } from './words.ts'

/** What waits for an answer of the reader's own outlet, for whoever answers for one. */
export async function HandedBar({ ctx, words: { t } }: { ctx: Context; words: CaseWords }) {
  const scope = ctx.actor.permissions['case:answer']
  if (!mayEver(ctx, 'case:answer') || scope?.kind === 'all') return null
  const count = await countHanded(ctx)
  if (count === 0) return null
  return (
    <p className="px-4 pt-3 md:px-6">
      <Link href="/cases/handed" className="block rounded-md border border-watch/40 bg-watch-soft px-3 py-2 text-watch-text">
        {t('handed.bar', { count })}
      </Link>
    </p>
  )
}
