'use client'

import type { ReactNode } from 'react'
import { useState } from 'react'

interface Props {
  /** Tabs with their names. */
  tabs: readonly { key: string; label: string }[]
  initial: string
  label: string
  /** What stands above the tabs. */
  head: ReactNode
  children: ReactNode
}

/** The parts of a card: all of them on a wide screen, behind tabs on a phone. A tab changes the URL and asks for nothing: every part is there already. */
export function CardSections({ tabs, initial, label, head, children }: Props) {
  const [tab, setTab] = useState(initial)
  const choose = (key: string) => {
    setTab(key)
    const url = new URL(location.href)
    url.searchParams.set('tab', key)
    history.replaceState(null, '', url)
  }
  return (
    <div className="card-grid" data-tab={tab}>
      {head}
      <div role="tablist" aria-label={label} className="card-tabs">
        {tabs.map((each) => (
          <button
            key={each.key}
            type="button"
            role="tab"
            aria-selected={tab === each.key}
            className="card-tab"
            onClick={() => choose(each.key)}
          >
            {each.label}
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}
