'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { Link } from '#components/ui/link'

interface Props {
  label: string
  tabs: readonly { href: string; label: string }[]
}

/** The pages of analysis in one line; on a phone it is moved sideways, to where the reader is at first. */
export function AnalysisTabs({ label, tabs }: Props) {
  const path = usePathname()
  const line = useRef<HTMLElement>(null)
  const isHere = (href: string) => path === href || (href !== '/analysis' && path.startsWith(`${href}/`))
  const here = tabs.find(({ href }) => isHere(href))?.href
  useEffect(() => {
    const tab = here === undefined ? null : line.current?.querySelector<HTMLElement>(`[href="${here}"]`)
    if (tab && line.current) line.current.scrollLeft = tab.offsetLeft + tab.offsetWidth / 2 - line.current.clientWidth / 2
  }, [here])
  return (
    <nav ref={line} aria-label={label} className="tabs">
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={isHere(tab.href) ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
