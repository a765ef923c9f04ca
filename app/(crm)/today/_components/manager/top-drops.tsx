import { getTranslations } from 'next-intl/server'
import { SignedMoney } from '#components/crm/signed'
import { Link } from '#components/ui/link'
import { listDrops, sumDropsWithin, sumLighterDropsWithin } from '#lib/analysis/drop/service'
import type { Context } from '#lib/platform/context'
import { useDefinition } from '../../../analysis/_components/definitions.ts'
import { LighterDropsText } from '../../../analysis/drop/_components/lighter-drops.tsx'
import { DropLines, SeenLeftOut } from '../drop-lines.tsx'
import { Question } from './question.tsx'

const most = 10

/** The ten drops that cost most, without those seen and let be, which are counted. */
export async function TopDrops({ ctx }: { ctx: Context }) {
  const [{ rows }, sums, lighter, t] = await Promise.all([
    listDrops(ctx, { limit: most, sort: '-loss', seen: false }),
    sumDropsWithin(ctx, { seen: false }),
    sumLighterDropsWithin(ctx, { seen: false }),
    getTranslations('manager.drops'),
  ])
  return (
    <DropsQuestion
      title={t('title')}
      all={
        <span className="flex flex-wrap items-baseline gap-x-3">
          {sums.customers > 0 && (
            <span className="text-ink-faint">
              {t.rich('sum', {
                count: sums.customers,
                loss: () => <SignedMoney minor={-sums.lossMinor} currency={ctx.company.currency} />,
              })}
            </span>
          )}
          <Link href="/analysis/drop?seen=false" className="link">
            {t('all')}
          </Link>
        </span>
      }
    >
      <LighterDropsText drops={lighter} params={{ seen: 'false' }} currency={ctx.company.currency} />
      {rows.length === 0 ? <p className="text-ink-faint">{t('none')}</p> : <DropLines ctx={ctx} rows={rows} owners />}
      {sums.seen > 0 && (
        <p className="text-sm text-ink-faint">
          <SeenLeftOut count={sums.seen} search="seen=true" />
        </p>
      )}
    </DropsQuestion>
  )
}

function DropsQuestion({ title, all, children }: { title: string; all: React.ReactNode; children: React.ReactNode }) {
  return (
    <Question title={title} definition={useDefinition()('drop')} aside={all}>
      {children}
    </Question>
  )
}
