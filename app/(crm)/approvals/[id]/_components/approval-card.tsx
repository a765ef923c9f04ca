import { getTranslations } from 'next-intl/server'
import { BackLink } from '#components/ui/back-link'
import { Link } from '#components/ui/link'
import { marginsOf } from '#lib/analysis/margin/service'
import type { Context } from '#lib/platform/context'
import type { ApprovalDetail } from '#lib/records/approvals/inbox/service'
import { CaseBeside } from '../../_components/case-beside.tsx'
import { Facts } from '../../_components/facts.tsx'
import { StateLine } from '../../_components/state-line.tsx'
import { History } from './history.tsx'
import { WhatNow } from './what-now.tsx'

/** One request, its decision first in reach on a phone. */
export async function ApprovalCard({ ctx, approval }: { ctx: Context; approval: ApprovalDetail }) {
  const t = await getTranslations('approvals')
  const { rootId, href, reason } = approval
  const margins = await marginsOf(ctx, rootId === null ? [] : [rootId])
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 pt-4 pb-10 md:px-6">
      <header className="flex flex-col gap-1.5">
        <BackLink href={approval.own ? '/approvals?tab=asked' : '/approvals'} label={t('detail.back')} />
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h1 className="text-xl font-semibold">{t(`kinds.${approval.kind}` as 'kinds.transfer')}</h1>
          <StateLine row={approval} timeZone={ctx.company.timeZone} />
        </div>
      </header>
      <section aria-label={t('detail.request')} className="approval">
        <Facts ctx={ctx} row={approval} margin={rootId === null ? undefined : margins.get(rootId)} />
        {approval.subjectType === 'case' && href !== null && <CaseBeside ctx={ctx} caseId={Number(approval.subjectId)} />}
        <p className="text-pretty whitespace-pre-line">{t('list.reason', { text: reason })}</p>
        {href !== null && (
          <Link href={href} className="link w-fit">
            {t('detail.seeSubject')}
          </Link>
        )}
      </section>
      <WhatNow ctx={ctx} approval={approval} />
      <History decisions={approval.decisions} timeZone={ctx.company.timeZone} />
    </div>
  )
}
