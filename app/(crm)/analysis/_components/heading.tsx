import type { ReactNode } from 'react'
import type { Context } from '#lib/platform/context'
import { OnlyOver } from './only-over.tsx'

interface Props {
  /** Given where the page says nowhere else whose customers it counts. */
  ctx?: Context
  title: string
  text?: ReactNode
  children?: ReactNode
}

/** Title of a page of analysis, what it is for, whose customers it counts, and what can be done there. */
export function Heading({ ctx, title, text, children }: Props) {
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3 pb-4">
      <div className="min-w-0 flex-1 basis-72">
        <h1 className="text-xl font-semibold">{title}</h1>
        {text !== undefined && <p className="mt-1 max-w-prose text-pretty text-ink-soft">{text}</p>}
        {ctx !== undefined && (
          <div className="mt-1">
            <OnlyOver ctx={ctx} />
          </div>
        )}
      </div>
      {children !== undefined && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  )
}
