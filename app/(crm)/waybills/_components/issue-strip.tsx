import { getFormatter, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { getSetting } from '#lib/platform/settings/settings'
import { countIssues, GLANCED_ISSUES } from '#lib/records/waybills/browse'
import { stillSetting } from '#lib/records/waybills/settings'
import type { WaybillListState } from './list-query.ts'
import { listPath } from './list-query.ts'

interface Props {
  ctx: Context
  state: WaybillListState
}

type Glanced = (typeof GLANCED_ISSUES)[number]

/** What needs somebody's attention among the waybills of the list, each with how many there are and a click away. */
export async function IssueStrip({ ctx, state }: Props) {
  const [t, still] = await Promise.all([getTranslations('waybills.issue'), getSetting(ctx.db, stillSetting)])
  const { params, query } = state
  const counts = countIssues(ctx, { ...query, cursor: undefined })
  const hints: Record<Glanced, string> = {
    still: t('stillHint', { hours: still.moving, longer: still.held, longest: still.waiting }),
    overdue: t('overdueHint'),
    damaged: t('damagedHint'),
    lost: t('lostHint'),
  }
  const to = (issue: string | null) => listHref(listPath, params, { issue, sort: null })
  return (
    <nav aria-label={t('strip')} className="tab-strip">
      <Link href={to(null)} aria-current={query.issue === undefined ? 'true' : undefined} className="tab">
        {t('all')}
      </Link>
      {GLANCED_ISSUES.map((issue) => (
        <Link
          key={issue}
          href={to(issue)}
          data-tip={hints[issue]}
          aria-current={query.issue === issue ? 'true' : undefined}
          className="tab"
        >
          {t(issue)}
          <Suspense fallback={<span className="w-5" />}>
            <HowMany counts={counts} issue={issue} />
          </Suspense>
        </Link>
      ))}
    </nav>
  )
}

async function HowMany({ counts, issue }: { counts: ReturnType<typeof countIssues>; issue: Glanced }) {
  const [all, format] = await Promise.all([counts, getFormatter()])
  const found = all.find((each) => each.issue === issue)?.found ?? { count: 0, more: false }
  return (
    <span className={`min-w-5 text-right ${found.count === 0 ? 'text-ink-faint' : 'font-medium text-danger'}`}>
      {format.number(found.count)}
      {found.more && '+'}
    </span>
  )
}
