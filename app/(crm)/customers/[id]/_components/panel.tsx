import type { ReactNode } from 'react'

/** A part of the card with its heading. */
export function Panel({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="rounded-lg border border-line bg-surface">
      <div className="flex items-baseline justify-between gap-4 px-4 pt-3 pb-2">
        <h2 className="font-semibold">{title}</h2>
        {aside !== undefined && <div className="text-sm text-ink-faint">{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** What a part says that holds nothing. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="px-4 pb-4 text-ink-faint">{children}</p>
}

/** What stands where a part will come. */
export function PanelSkeleton() {
  return <div aria-hidden="true" className="panel-skeleton" />
}
