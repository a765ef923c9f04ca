import { getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import { listDrops, sumDropsWithin } from '#lib/analysis/drop/service'
import type { Context } from '#lib/platform/context'
import { listTouchedToday } from '#lib/records/interactions/service'
import { Nothing, Panel } from '../../customers/[id]/_components/panel.tsx'
import { DropLines, SeenLeftOut } from './drop-lines.tsx'
import { ownOrAll } from './reach.ts'

const most = 8

/** Whose volume fell, those first who cost most: a salesperson's own, without those seen and let be. */
export async function Drops({ ctx }: { ctx: Context }) {
  const own = 'owner' in ownOrAll(ctx) ? { owner: String(ctx.actor.userId) } : {}
  const [{ rows }, sums, t] = await Promise.all([
    listDrops(ctx, { limit: most, sort: '-loss', seen: false, ...own }),
    sumDropsWithin(ctx, own),
    getTranslations('today'),
  ])
  const search = new URLSearchParams({ ...own, seen: 'false' }).toString()
  const touched = await listTouchedToday(
    ctx,
    rows.map(({ customerId }) => customerId),
  )
  return (
    <Panel
      title={t('drops')}
      aside={
        rows.length === 0 ? undefined : (
          <Link href={`/analysis/drop?${search}`} className="link">
            {t('all')}
          </Link>
        )
      }
    >
      {rows.length === 0 ? (
        <Nothing>{t('noDrops')}</Nothing>
      ) : (
        <div className="px-4 pb-3">
          <DropLines ctx={ctx} rows={rows} touched={touched} />
        </div>
      )}
      {sums.seen > 0 && (
        <p className="border-t border-line px-4 py-1.5 text-sm text-ink-faint">
          <SeenLeftOut count={sums.seen} search={new URLSearchParams({ ...own, seen: 'true' }).toString()} />
        </p>
      )}
    </Panel>
  )
}
