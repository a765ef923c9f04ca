import { getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { listWaiting } from '#lib/records/cases/handed/service'
import { HandedList } from '../handed/_components/handed-list.tsx'
import { caseWords } from './words.ts'

const most = 5

/** What the reader's own outlet was asked and has not answered, with its clocks: on the home of whoever answers for an outlet it comes before every figure. Nothing where nothing waits. */
export async function HandedWaiting({ ctx }: { ctx: Context }) {
  if (!mayEver(ctx, 'case:answer') || ctx.actor.permissions['case:answer']?.kind === 'all') return null
  const [{ rows, count }, words, t] = await Promise.all([listWaiting(ctx, most), caseWords(ctx), getTranslations('cases.handed')])
  if (count === 0) return null
  return (
    <div>
      <HandedList title={t('bar', { count })} none="" rows={rows} words={words} />
      {count > rows.length && (
        <Link href="/cases/handed" className="link mt-1 inline-block">
          {t('all', { count })}
        </Link>
      )}
    </div>
  )
}
