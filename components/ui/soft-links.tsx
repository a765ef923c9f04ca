'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Goes where a `Link` leads without loading the document anew. All that asks for something else (another tab, a download, a place on the same page) is left to the browser, and so is every
 * click before this listens. */
export function SoftLinks() {
  const router = useRouter()
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = softLinkOf(event)
      if (link === null) return
      event.preventDefault()
      const { pathname, search, hash } = new URL(link.href)
      router.push(`${pathname}${search}${hash}`, { scroll: link.dataset['soft'] !== 'stay' })
    }
    // Behind the handlers of React, which listen at the document: one that prevents the click is heard first.
    window.addEventListener('click', onClick)
    return () => window.removeEventListener('click', onClick)
  }, [router])
  // What is done to a page before its script runs is lost; tests in a browser wait for this. It stands last in the document, so what else listens does so by now.
  useEffect(() => {
    document.documentElement.dataset['listens'] = ''
  }, [])
  return null
}

/** The link that a plain click of the first button met, and that leads to another page of this origin. */
function softLinkOf(event: MouseEvent): HTMLAnchorElement | null {
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  if (event.defaultPrevented || !isPlain || !(event.target instanceof Element)) return null
  const link = event.target.closest<HTMLAnchorElement>('a[data-soft]')
  if (link === null || link.origin !== location.origin || (link.target !== '' && link.target !== '_self')) return null
  const isHere = link.hash !== '' && link.pathname === location.pathname && link.search === location.search
  return isHere ? null : link
}
