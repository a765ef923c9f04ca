import type { ReactNode } from 'react'

interface Props {
  title: string
  text?: string
  children: ReactNode
}

/** A part of a page of the settings, with its heading. */
export function Section({ title, text, children }: Props) {
  return (
    <section className="rounded-lg border border-line bg-surface [--foot:static] [--ground:var(--surface)]">
      <div className="flex flex-col gap-1 px-4 pt-3.5 pb-3 md:px-5">
        <h2 className="font-semibold">{title}</h2>
        {text !== undefined && <p className="text-sm text-pretty text-ink-faint">{text}</p>}
      </div>
      <div className="px-4 pb-4 md:px-5">{children}</div>
    </section>
  )
}
