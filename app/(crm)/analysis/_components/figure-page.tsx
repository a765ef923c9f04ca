import type { ReactNode } from 'react'
import { Suspense } from 'react'
import type { Context } from '#lib/platform/context'
import { FigureBar } from './figure-bar.tsx'
import type { FigureState } from './figure-state.ts'
import { Heading } from './heading.tsx'
import { PanelsSkeleton } from './panels-skeleton.tsx'

interface Props {
  ctx: Context
  state: FigureState
  path: string
  title: string
  text: string
  /** Filters of the page's own, beside period and outlet. */
  filters?: ReactNode
  children: ReactNode
}

/** A page of figures: title, period and outlet, and the figures when they have been worked out. */
export function FigurePage({ ctx, state, path, title, text, filters, children }: Props) {
  return (
    <div className="analysis-page">
      <Heading title={title} text={text} />
      <FigureBar ctx={ctx} path={path} state={state} filters={filters} />
      <div className="grid grid-cols-1 gap-4">
        <Suspense fallback={<PanelsSkeleton count={3} />}>{children}</Suspense>
      </div>
    </div>
  )
}
