import { Suspense } from 'react'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { WaybillCard } from '#lib/records/waybills/service'
import { PanelSkeleton } from '../../../customers/[id]/_components/panel.tsx'
import type { WaybillListState } from '../../_components/list-query.ts'
import { Cases } from './cases.tsx'
import { Charges } from './charges.tsx'
import { Header } from './header.tsx'
import { Parties } from './parties.tsx'
import { PromisePanel } from './promise-panel.tsx'
import { Shipment } from './shipment.tsx'
import { Tracking } from './tracking.tsx'

interface Props {
  ctx: Context
  waybill: WaybillCard
  list: WaybillListState
}

/** What is known of one waybill: how it stands to its promise first, then what happened, what it is, and what it cost. */
export function WaybillPage({ ctx, waybill, list }: Props) {
  return (
    <div className="mx-auto w-full max-w-7xl px-4 pt-4 pb-10 md:px-6">
      <Header ctx={ctx} waybill={waybill} list={list} />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid gap-4">
          <PromisePanel waybill={waybill} now={ctx.now} />
          <Tracking waybill={waybill} />
        </div>
        <div className="grid gap-4">
          <Suspense fallback={<PanelSkeleton />}>
            <Parties ctx={ctx} waybill={waybill} />
          </Suspense>
          <Shipment waybill={waybill} />
          <Charges waybill={waybill} />
          {mayEver(ctx, 'case:read') && (
            <Suspense fallback={<PanelSkeleton />}>
              <Cases ctx={ctx} waybillNo={waybill.waybillNo} />
            </Suspense>
          )}
        </div>
      </div>
    </div>
  )
}
