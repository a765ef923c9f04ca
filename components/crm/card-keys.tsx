'use client'

import { useEffect } from 'react'

const links: Readonly<Record<string, string>> = { '[': '[data-step="prev"]', ']': '[data-step="next"]', Escape: '[data-back]' }

/** The keys of a card: [ and ] go to the one before and after in the list, Escape goes back to it. */
export function CardKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [popover], dialog, [role="dialog"]')
      )
        return
      const link = document.querySelector<HTMLElement>(links[event.key] ?? 'never')
      if (link === null) return
      event.preventDefault()
      link.click()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return null
}
