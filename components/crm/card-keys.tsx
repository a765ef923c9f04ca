'use client'

import { useEffect } from 'react'

const links: Readonly<Record<string, string>> = {
  '[': '[data-step="prev"]',
  ']': '[data-step="next"]',
  Escape: '[data-back]',
  n: '[data-key="n"]',
  t: '[data-key="t"]',
}

/** The keys of a card: [ and ] go to the one before and after in the list, Escape goes back to it, n notes what was said, t makes a task. Whoever presses while the neighbours are still
 * looked up (an element marked data-steps-pending stands in their place) is taken there when they have come. */
export function CardKeys() {
  useEffect(() => {
    let awaited: string | null = null
    const follow = (selector: string) => {
      // What comes in while the page loads stands hidden at its end at first.
      const link = document.querySelector<HTMLElement>(`${selector}:not([hidden] *)`)
      const pending = link === null && document.querySelector('[data-steps-pending]') !== null
      awaited = pending ? selector : null
      link?.click()
      return pending || link !== null
    }
    // Whoever does something else meanwhile stays where they are.
    const forget = () => {
      awaited = null
    }
    const onKey = (event: KeyboardEvent) => {
      forget()
      // What lies open on the page takes the keys: Escape closes it, and does not lead away from under it.
      if (document.querySelector(':popover-open, dialog[open]') !== null) return
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [popover], dialog, [role="dialog"]')
      )
        return
      const selector = links[event.key]
      if (selector !== undefined && follow(selector)) event.preventDefault()
    }
    const arrivals = new MutationObserver(() => {
      if (awaited !== null) follow(awaited)
    })
    arrivals.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', forget)
    document.addEventListener('focusin', forget)
    return () => {
      arrivals.disconnect()
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', forget)
      document.removeEventListener('focusin', forget)
    }
  }, [])
  return null
}
