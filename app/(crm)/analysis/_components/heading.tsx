import type { ReactNode } from 'react'

/** Title of a page of analysis, what it is for, and what can be done there. */
export function Heading({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3 pb-4">
      <div className="min-w-0 flex-1 basis-72">
        <h1 className="text-xl font-semibold">{title}</h1>
        {text !== undefined && <p className="mt-1 max-w-prose text-pretty text-ink-soft">{text}</p>}
      </div>
      {children !== undefined && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  )
}
