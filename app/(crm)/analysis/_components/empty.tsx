import type { ReactNode } from 'react'

/** What stands where figures would: what this is for, what is missing, and the first step. */
export function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="panel flex flex-col items-start gap-3 px-4 py-6 md:px-6">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="max-w-prose text-pretty text-ink-soft">{text}</p>
      {children}
    </div>
  )
}
