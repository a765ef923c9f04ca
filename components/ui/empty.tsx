import type { ReactNode } from 'react'

/** What stands where rows would: what this is, and the next step. */
export function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-xl flex-1 flex-col items-start gap-3 px-4 py-12 md:px-6 md:py-24">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="text-pretty text-ink-soft">{text}</p>
      {children}
    </div>
  )
}
