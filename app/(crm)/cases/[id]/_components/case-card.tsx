import { Suspense } from 'react'
import { listHref } from '#components/table/list-url'
import { Notice } from '#components/ui/notice'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CaseView } from '#lib/records/cases/desk/view'
import { PanelSkeleton } from '../../../customers/[id]/_components/panel.tsx'
import type { CaseWords } from '../../_components/words.ts'
import { About } from './about.tsx'
import { ApprovalStates } from './approval-state.tsx'
import { AskedBar } from './asked-bar.tsx'
import { CaseHeader } from './case-header.tsx'
import { Clocks } from './clocks.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { DeedBar } from './deed-bar.tsx'
import { DeedPanel } from './deed-panel.tsx'
import type { Deed } from './deeds.ts'
import { deedsOf } from './deeds.ts'
import { FilePanel } from './file-panel.tsx'
import { Timeline } from './timeline.tsx'
import { WaybillPanel } from './waybill-panel.tsx'

interface Props {
  ctx: Context
  view: CaseView
  words: CaseWords
  /** The list that it was opened from. */
  list: Readonly<Record<string, string>>
  /** What is being done. */
  deed: Deed | null
}

/** One case: its clocks and what can be done first, then everything that happened; waybill and customer beside it. */
export function CaseCard({ ctx, view, words, list, deed }: Props) {
  const { t } = words
  return (
    <div className="mx-auto w-full max-w-7xl px-4 pt-4 pb-10 md:px-6">
      <CaseHeader ctx={ctx} view={view} words={words} list={list} />
      <AskedBar view={view} words={words} />
      {view.hidden && !view.awaitsReader && (
        <div className="mt-3">
          <Notice tone="watch">{t('card.hidden')}</Notice>
        </div>
      )}
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Clocks view={view} words={words} />
          <ApprovalStates ctx={ctx} view={view} />
          <DeedBar ctx={ctx} view={view} words={words} list={list} deeds={deedsOf(ctx, view)} deed={deed} />
          {deed !== null && (
            <Suspense key={deed} fallback={<PanelSkeleton />}>
              <DeedPanel
                ctx={ctx}
                view={view}
                words={words}
                back={listHref(`/cases/${view.id}`, list, { cursor: list['cursor'] ?? null })}
                deed={deed}
              />
            </Suspense>
          )}
          <Timeline ctx={ctx} view={view} words={words} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <About ctx={ctx} view={view} words={words} />
          <Suspense fallback={<PanelSkeleton />}>
            <FilePanel ctx={ctx} id={view.id} words={words} />
          </Suspense>
          {mayEver(ctx, 'waybill:read') && (
            <Suspense fallback={<PanelSkeleton />}>
              <WaybillPanel ctx={ctx} view={view} words={words} />
            </Suspense>
          )}
          {mayEver(ctx, 'customer:read') && (
            <Suspense fallback={<PanelSkeleton />}>
              <CustomerPanel ctx={ctx} view={view} words={words} />
            </Suspense>
          )}
        </div>
      </div>
    </div>
  )
}
