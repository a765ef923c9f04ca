'use client'

import { X } from 'lucide'
import type { ReactNode } from 'react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Icon } from '#components/ui/icon'

interface Props {
  children: ReactNode
  /** What takes back what is said; left out where nothing can be. */
  undo?: { label: string; run: () => void } | undefined
  close: string
  onClose: () => void
}

/** Long enough to read it and to decide; whoever points at it, or has the focus in it, has all the time. */
const shownMs = 20_000

/** What was just done, with the way back. It stands over the foot of the page and goes by itself. */
export function Toast({ children, undo, close, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const leave = useEffectEvent(() => {
    if (box.current?.matches(':hover, :focus-within') !== true) onClose()
  })
  useEffect(() => {
    const timer = setInterval(leave, shownMs)
    return () => clearInterval(timer)
  }, [])
  // What opens it may stand in a popup that is closed by now.
  return createPortal(
    <div ref={box} role="status" className="toast">
      <p className="min-w-0 flex-1 py-1.5 text-pretty">{children}</p>
      {undo !== undefined && (
        <button type="button" className="toast-button" onClick={undo.run}>
          {undo.label}
        </button>
      )}
      <button type="button" aria-label={close} className="toast-button px-2" onClick={onClose}>
        <Icon of={X} size={15} />
      </button>
    </div>,
    document.body,
  )
}
