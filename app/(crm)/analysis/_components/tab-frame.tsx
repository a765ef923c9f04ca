'use client'

import type { ReactNode } from 'react'
import { createContext, use, useEffect, useState } from 'react'

/** The page that a page of another address belongs to; null for none. */
const HereContext = createContext<string | null>(null)
const PutContext = createContext<(href: string | null) => void>(() => undefined)

/** Holds the tabs of analysis and their pages, which may say where they belong. */
export function TabFrame({ children }: { children: ReactNode }) {
  const [here, put] = useState<string | null>(null)
  return (
    <PutContext value={put}>
      <HereContext value={here}>{children}</HereContext>
    </PutContext>
  )
}

/** Answers the page that the present one says it belongs to; null where its address says that. */
export function useBelongsTo(): string | null {
  return use(HereContext)
}

/** Says of the pages within to which page of analysis they belong: their address tells no scheme. */
export function BelongsTo({ href, children }: { href: string; children: ReactNode }) {
  const put = use(PutContext)
  useEffect(() => {
    put(href)
    return () => put(null)
  }, [href, put])
  return children
}
