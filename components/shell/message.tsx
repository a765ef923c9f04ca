import type { ReactNode } from 'react'

/** A page that has one thing to say, and the way on. */
export function Message({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-md flex-1 flex-col items-start justify-center gap-3 px-4 py-16">
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="text-pretty text-ink-soft">{text}</p>
      {children !== undefined && <div className="mt-2 flex flex-wrap gap-2">{children}</div>}
    </div>
  )
}
