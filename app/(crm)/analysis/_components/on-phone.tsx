import type { ReactNode } from 'react'

/** A figure of a list; where a row is a card, without the heading of its column, it says itself what it is. */
export function OnPhone({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <span className="on-phone text-ink-faint">{label} </span>
      {children}
    </>
  )
}
