'use client'

import { useEffect } from 'react'

const placeKey = 'yike:place'

/** The keys of a list: j and k walk through the rows, Enter opens (the row's link has the focus), / goes to the search, [ and ] turn pages.
 * Whoever comes back from a row finds the focus on it. */
export function ListKeys() {
  useEffect(() => {
    returnToPlace()
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target))
        return
      const action = actions[event.key]
      if (action?.() === true) event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const row = target?.closest<HTMLElement>('[data-row]')
      if (row === null || row === undefined || target?.closest('label, input') !== null) return
      sessionStorage.setItem(placeKey, `${location.pathname}${location.search} ${row.dataset['row']}`)
      if (target?.closest('a, button') === null) row.querySelector<HTMLElement>('[data-row-link]')?.click()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('click', onClick)
    }
  }, [])
  return null
}

const actions: Record<string, () => boolean> = {
  j: () => walk(1),
  k: () => walk(-1),
  '/': () => focus('[data-search]'),
  '[': () => press('[data-step="prev"]'),
  ']': () => press('[data-step="next"]'),
}

function walk(step: number): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row] [data-row-link]')]
  const at = document.activeElement instanceof HTMLElement ? links.indexOf(document.activeElement) : -1
  const next = at === -1 ? links[step > 0 ? 0 : links.length - 1] : links[at + step]
  next?.focus()
  return next !== undefined
}

function focus(selector: string): boolean {
  const element = document.querySelector<HTMLInputElement>(selector)
  element?.focus()
  element?.select()
  return element !== null
}

function press(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector)
  element?.click()
  return element !== null
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select, [role="menuitem"], [role="option"]')
  )
}

function returnToPlace(): void {
  const place = sessionStorage.getItem(placeKey)
  const here = `${location.pathname}${location.search} `
  if (place === null || !place.startsWith(here)) return
  sessionStorage.removeItem(placeKey)
  const row = document.querySelector(`[data-row="${CSS.escape(place.slice(here.length))}"]`)
  row?.querySelector<HTMLElement>('[data-row-link]')?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}
