'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { Link } from '#components/ui/link'
import { useBelongsTo } from './tab-frame.tsx'

interface Page {
  href: string
  label: string
}

interface Props {
  label: string
  pagesLabel: string
  /** None is without a page. */
  groups: readonly { key: string; label: string; pages: readonly Page[] }[]
}

/** The groups of analysis in one line, and under it the pages of the one that the reader is in. */
export function AnalysisTabs({ label, pagesLabel, groups }: Props) {
  const path = usePathname()
  const belongsTo = useBelongsTo()
  const known = groups.some(({ pages }) => pages.some(({ href }) => href === belongsTo))
  const isHere = ({ href }: Page) =>
    known ? href === belongsTo : path === href || (href !== '/analysis' && path.startsWith(`${href}/`))
  const group = groups.find(({ pages }) => pages.some(isHere))
  return (
    <>
      <TabLine
        label={label}
        className="tabs"
        tabs={groups.map((each) => ({
          href: each.pages[0]?.href ?? '/analysis',
          label: each.label,
          mark: each === group ? 'true' : undefined,
        }))}
      />
      {group !== undefined && group.pages.length > 1 && (
        <TabLine
          label={pagesLabel}
          className="sub-tabs"
          tabs={group.pages.map((page) => ({ ...page, mark: isHere(page) ? (known ? 'true' : 'page') : undefined }))}
        />
      )}
    </>
  )
}

interface LineProps {
  label: string
  className: string
  tabs: readonly (Page & { mark: 'true' | 'page' | undefined })[]
}

/** One line of links; on a phone it is moved sideways, to where the reader is at first. */
function TabLine({ label, className, tabs }: LineProps) {
  const line = useRef<HTMLElement>(null)
  const here = tabs.find(({ mark }) => mark !== undefined)?.href
  useEffect(() => {
    const tab = here === undefined ? null : line.current?.querySelector<HTMLElement>(`[href="${here}"]`)
    if (tab && line.current) line.current.scrollLeft = tab.offsetLeft + tab.offsetWidth / 2 - line.current.clientWidth / 2
  }, [here])
  return (
    <nav ref={line} aria-label={label} className={className}>
      {tabs.map(({ href, label: name, mark }) => (
        <Link key={href} href={href} aria-current={mark}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
