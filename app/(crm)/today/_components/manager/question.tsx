import type { ReactNode } from 'react'
import type { DefinitionText } from '#components/chart/definition'
import { Definition } from '#components/chart/definition'
import type { ManagerFigures } from '#lib/analysis/home/service'
import type { Context } from '#lib/platform/context'

/** What every part of a manager's home is made of. */
export interface ManagerPart {
  ctx: Context
  figures: ManagerFigures
}

interface Props {
  title: string
  definition: DefinitionText
  aside?: ReactNode
  children: ReactNode
}

/** One question of a manager with its answer, and how it is worked out. */
export function Question({ title, definition, aside, children }: Props) {
  return (
    <section aria-label={title} className="panel flex min-w-0 flex-col gap-2 px-4 pt-2.5 pb-3">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h2 className="font-semibold">{title}</h2>
        <span className="flex flex-wrap items-center gap-x-3 text-sm">
          {aside}
          <Definition definition={{ ...definition, key: `home-${definition.key}` }} />
        </span>
      </div>
      {children}
    </section>
  )
}
