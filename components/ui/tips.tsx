'use client'

import { useEffect, useRef, useState } from 'react'

interface Tip {
  text: string
  x: number
  y: number
  above: boolean
}

const gap = 6
const halfWidth = 140

/** One tooltip for the whole page: whatever carries `data-tip` shows it on hover and on focus, Escape takes it away. A table of fifty badges
 * needs no fifty tooltips. The text also stands in the page for those who do not see it. What was pressed tells nothing more until one has
 * been elsewhere, and a tooltip goes with what it is about. */
export function Tips() {
  const [tip, setTip] = useState<Tip | null>(null)
  const current = useRef<Element | null>(null)
  const isShown = tip !== null
  useEffect(() => {
    const show = (event: Event) => {
      const element = tipped(event)
      if (element === current.current) return
      current.current = element
      setTip(element === null ? null : place(element))
    }
    const hide = () => {
      current.current = null
      setTip(null)
    }
    // What is come to by keyboard is scrolled to as it takes the focus, and is told all the same.
    const follow = () => {
      const element = current.current
      if (element?.matches(':focus-visible') === true) setTip((shown) => (shown === null ? null : place(element)))
      else hide()
    }
    const press = (event: Event) => {
      current.current = tipped(event)
      setTip(null)
    }
    const blur = () => setTip(null)
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    const controller = new AbortController()
    const options = { signal: controller.signal, capture: true, passive: true }
    document.addEventListener('pointerover', show, options)
    document.addEventListener('focusin', show, options)
    document.addEventListener('focusout', blur, options)
    document.addEventListener('scroll', follow, options)
    document.addEventListener('pointerdown', press, options)
    document.addEventListener('keydown', onKey, options)
    return () => controller.abort()
  }, [])
  // An ended task leaves the list under the pointer, and no event tells of it.
  useEffect(() => {
    if (!isShown) return
    const observer = new MutationObserver(() => {
      if (current.current?.isConnected !== true) setTip(null)
    })
    observer.observe(document.body, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [isShown])
  if (tip === null) return null
  return (
    <div
      role="tooltip"
      className="pointer-events-none fixed z-50 w-max max-w-[280px] rounded-md bg-rail px-2.5 py-1.5 text-sm text-rail-ink-strong"
      style={{ left: tip.x, top: tip.y, transform: `translate(-50%, ${tip.above ? '-100%' : '0'})` }}
    >
      {tip.text}
    </div>
  )
}

function tipped({ target }: Event): Element | null {
  return target instanceof Element ? target.closest('[data-tip]') : null
}

function place(element: Element): Tip {
  const box = element.getBoundingClientRect()
  const above = box.bottom > innerHeight * 0.75
  const x = Math.min(Math.max(box.left + box.width / 2, halfWidth + gap), Math.max(innerWidth - halfWidth - gap, halfWidth))
  return { text: element.getAttribute('data-tip') ?? '', x, y: above ? box.top - gap : box.bottom + gap, above }
}
