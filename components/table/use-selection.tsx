'use client'

import { useCallback, useEffect, useState } from 'react'

const boxesOfRows = () => [...document.querySelectorAll<HTMLInputElement>('[data-select]')]
const boxOfAll = () => document.querySelector<HTMLInputElement>('[data-select-all]')

export interface Selection {
  /** Values of the rows that are selected on this page, in their order. */
  values: readonly string[]
  /** Whether that is every row of the page, and there are other pages. */
  mayTakeAll: boolean
  selectPage: () => void
  clear: () => void
}

/**
 * Which rows of the page are selected. The boxes themselves hold it: a page of two hundred rows needs no script for each. A click with Shift takes everything in between; `x`
 * does for the row that has the focus what a click on its box does; Escape lets go.
 */
export function useSelection(): Selection {
  const [values, setValues] = useState<readonly string[]>([])
  const [full, setFull] = useState(false)

  const look = useCallback(() => {
    const boxes = boxesOfRows()
    const chosen = boxes.filter((box) => box.checked)
    const head = boxOfAll()
    if (head !== null) {
      head.checked = boxes.length > 0 && chosen.length === boxes.length
      head.indeterminate = chosen.length > 0 && chosen.length < boxes.length
    }
    setValues((before) => {
      const now = chosen.map((box) => box.value)
      return before.join() === now.join() ? before : now
    })
    setFull(boxes.length > 0 && chosen.length === boxes.length && document.querySelector('a[data-step]') !== null)
  }, [])

  const set = useCallback(
    (checked: boolean) => {
      for (const box of boxesOfRows()) box.checked = checked
      look()
    },
    [look],
  )

  useEffect(() => {
    // Rows come after the page: what they show is looked at when they stand there.
    const seen = new MutationObserver(look)
    const content = document.querySelector('main')
    if (content !== null) seen.observe(content, { childList: true, subtree: true })
    // The box of all that was clicked before this script came says what was meant.
    const first = requestAnimationFrame(() => (boxOfAll()?.checked === true ? set(true) : look()))
    let last: HTMLInputElement | null = null
    const toggle = (box: HTMLInputElement, checked: boolean, range: boolean) => {
      const boxes = boxesOfRows()
      const from = last === null ? -1 : boxes.indexOf(last)
      const to = boxes.indexOf(box)
      if (range && from !== -1) for (const each of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) each.checked = checked
      box.checked = checked
      last = box
      look()
    }
    const onClick = (event: MouseEvent) => {
      const box = event.target instanceof HTMLInputElement ? event.target : null
      if (box?.matches('[data-select]') === true) toggle(box, box.checked, event.shiftKey)
      else if (box?.matches('[data-select-all]') === true) set(box.checked)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const target = event.target instanceof HTMLElement ? event.target : null
      if (target?.matches('input:not([type=checkbox]), textarea, select') === true) return
      if (event.key === 'Escape' && document.querySelector('[popover]:popover-open, [role=dialog]') === null) return set(false)
      if (event.key.toLowerCase() !== 'x') return
      const box = target?.closest('[data-row]')?.querySelector<HTMLInputElement>('[data-select]')
      if (box === null || box === undefined) return
      event.preventDefault()
      toggle(box, event.shiftKey ? true : !box.checked, event.shiftKey)
    }
    document.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    return () => {
      seen.disconnect()
      cancelAnimationFrame(first)
      document.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
    }
  }, [look, set])

  return { values, mayTakeAll: full, selectPage: () => set(true), clear: () => set(false) }
}
