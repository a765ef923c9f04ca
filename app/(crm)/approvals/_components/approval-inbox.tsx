import { UserRoundCheck } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { ListKeys } from '#components/table/list-keys'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { Pagination, pageSizes } from '#components/table/pagination'
import { unlessGone } from '#components/table/unless-gone'
import { Empty } from '#components/ui/empty'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { marginsOf } from '#lib/analysis/margin/service'
import { approvalKinds } from '#lib/plans/approval-kinds'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { listApprovals } from '#lib/records/approvals/inbox/service'
import { approvalBoxes } from '#lib/records/approvals/schema'
import { ApprovalRows } from './approval-rows.tsx'

const path = '/approvals'
const usualSize = 25

/** The three boxes of requests. */
export async function ApprovalInbox({ ctx, params }: { ctx: Context; params: ListParams }) {
  const t = await getTranslations('approvals')
  const decides = mayEver(ctx, 'approval:decide')
  const boxes = decides ? approvalBoxes : (['asked'] as const)
  const box = boxes.find((each) => each === params['tab']) ?? boxes[0]
  const limit = pageSizes.some((size) => size === params['limit']) ? Number(params['limit']) : usualSize
  const page = await unlessGone(listApprovals(ctx, approvalKinds, { box, limit, cursor: params['cursor'] }))
  const rows = page?.rows ?? []
  const margins = await marginsOf(
    ctx,
    rows.flatMap(({ rootId }) => rootId ?? []),
  )
  const to = (cursor: string | null) => (cursor === null ? null : listHref(path, params, { cursor }))
  return (
    <div className="mx-auto w-full max-w-5xl pb-10">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pt-5 pb-3 md:px-6">
        <div className="flex flex-col gap-1">
          <h1 className="text-xl font-semibold">{t('title')}</h1>
          <p className="text-pretty text-ink-soft">{t('text')}</p>
        </div>
        {decides && (
          <Link href="/approvals/delegates" className="control">
            <Icon of={UserRoundCheck} size={15} className="text-ink-faint" />
            {t('delegate.open')}
          </Link>
        )}
      </header>
      {boxes.length > 1 && (
        <nav aria-label={t('tabs.label')} className="tabs mb-4">
          {boxes.map((each) => (
            <Link
              key={each}
              href={each === boxes[0] ? path : `${path}?tab=${each}`}
              aria-current={each === box ? 'page' : undefined}
            >
              {t(`tabs.${each}`)}
            </Link>
          ))}
        </nav>
      )}
      {page === null && (
        <div className="px-4 md:px-6">
          <Notice tone="watch">{(await getTranslations('errors'))('invalid_cursor')}</Notice>
        </div>
      )}
      {page !== null && rows.length === 0 && <Empty title={t(`empty.${box}`)} text={t(`empty.${box}Text`)} />}
      {rows.length > 0 && (
        <>
          <ApprovalRows ctx={ctx} rows={rows} margins={margins} decidable={box === 'waiting'} />
          {(page?.nextCursor ?? page?.previousCursor ?? null) !== null && (
            <Pagination
              path={path}
              params={params}
              size={limit}
              previous={to(page?.previousCursor ?? null)}
              next={to(page?.nextCursor ?? null)}
            />
          )}
        </>
      )}
      <ListKeys />
    </div>
  )
}
