import { getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { countHanded } from '#lib/records/cases/handed/service'

/** What waits for an answer of the reader's own outlet, for whoever answers for one. */
export async function HandedBar({ ctx }: { ctx: Context }) {
  const scope = ctx.actor.permissions['case:answer']
  if (!mayEver(ctx, 'case:answer') || scope?.kind === 'all') return null
  const [count, t] = await Promise.all([countHanded(ctx), getTranslations('cases.handed')])
  if (count === 0) return null
  return (
    <Link href="/cases/handed" className="block rounded-md border border-watch/40 bg-watch-soft px-3 py-2 text-watch-text">
      {t('bar', { count })}
    </Link>
  )
}
