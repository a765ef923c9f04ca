import type { ReactNode } from 'react'
import { Suspense } from 'react'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { PanelSkeleton } from '../../customers/[id]/_components/panel.tsx'
import { Agenda } from './agenda.tsx'
import { CadenceLine } from './cadence-line.tsx'
import { Drops } from './drops.tsx'
import { Leads } from './leads.tsx'
import { OwnCases } from './own-cases.tsx'
import { isSeller } from './reach.ts'
import { Sleepers } from './sleepers.tsx'
import { Touches } from './touches.tsx'
import { ValueLine } from './value-line.tsx'

interface Part {
  key: string
  permission: string
  wide: boolean
  part: ReactNode
}

/** What is to be done, in two columns and on a phone in one, in the order of the parts; with the drops in volume where they do not stand above already. */
export function DayParts({ ctx, drops }: { ctx: Context; drops: boolean }) {
  const parts: Part[] = [
    ...(drops ? [{ key: 'drops', permission: 'analysis:read', wide: true, part: <Drops ctx={ctx} /> }] : []),
    ...(drops ? [{ key: 'value', permission: 'analysis:read', wide: true, part: <ValueLine ctx={ctx} /> }] : []),
    { key: 'touches', permission: 'customer:update', wide: true, part: <Touches ctx={ctx} /> },
    ...(isSeller(ctx) ? [{ key: 'cases', permission: 'case:read', wide: false, part: <OwnCases ctx={ctx} /> }] : []),
    { key: 'cadence', permission: 'interaction:create', wide: true, part: <CadenceLine ctx={ctx} /> },
    { key: 'sleepers', permission: 'interaction:create', wide: true, part: <Sleepers ctx={ctx} /> },
    { key: 'agenda', permission: 'task:read', wide: false, part: <Agenda ctx={ctx} /> },
    { key: 'leads', permission: 'customer:create', wide: false, part: <Leads ctx={ctx} /> },
  ]
  const shown = parts.filter(({ permission }) => mayEver(ctx, permission))
  const column = (wide: boolean) => (
    <div className="max-lg:contents lg:grid lg:grid-cols-1 lg:gap-4">
      {shown.map(
        ({ key, part, wide: isWide }, order) =>
          isWide === wide && (
            <div key={key} style={{ order }} className="min-w-0">
              <Suspense fallback={<PanelSkeleton />}>{part}</Suspense>
            </div>
          ),
      )}
    </div>
  )
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      {column(true)}
      {column(false)}
    </div>
  )
}
