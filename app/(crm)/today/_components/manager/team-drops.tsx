import { getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import { dropsByOwner, sumDropsWithin } from '#lib/analysis/drop/service'
import type { Context } from '#lib/platform/context'
import { dropPath } from '../../../analysis/drop/_components/drop-query.ts'
import { TeamTable } from '../../../analysis/drop/_components/team-board.tsx'
import { Nothing, Panel } from '../../../customers/[id]/_components/panel.tsx'
import { SeenLeftOut } from '../drop-lines.tsx'

/** Whose customers in the team ship less than expected, that person first whose customers cost most; without those seen and let be. */
export async function TeamDrops({ ctx }: { ctx: Context }) {
  const [owners, sums, t, today] = await Promise.all([
    dropsByOwner(ctx, false),
    sumDropsWithin(ctx),
    getTranslations('manager.sales'),
    getTranslations('today'),
  ])
  const all = (
    <Link href={`${dropPath}?seen=false`} className="link">
      {today('all')}
    </Link>
  )
  return (
    <Panel title={t('team')} aside={owners.length === 0 ? undefined : all}>
      {owners.length === 0 ? (
        <Nothing>{t('teamNone')}</Nothing>
      ) : (
        <TeamTable owners={owners} currency={ctx.company.currency} seen={false} />
      )}
      {sums.seen > 0 && (
        <p className="border-t border-line px-4 py-1.5 text-sm text-ink-faint">
          <SeenLeftOut count={sums.seen} search="seen=true" />
        </p>
      )}
    </Panel>
  )
}
