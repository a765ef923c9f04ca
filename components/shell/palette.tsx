'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'

const PaletteDialog = dynamic(() => import('./palette-dialog.tsx').then((module) => module.PaletteDialog))

const event = 'yike:palette'

/** Opens the search everywhere from anywhere. */
export function openPalette(): void {
  document.dispatchEvent(new Event(event))
}

/** Something that can be gone to or done, by its name. */
export interface Command {
  label: string
  href: string
  /** What it is found by, such as its name, its pinyin and the initials of it; lower case. */
  search: string
}

export interface PaletteProps {
  commands: readonly Command[]
  texts: Record<'title' | 'placeholder' | 'none' | 'searching' | 'commands' | 'away', string>
  /** Names of the kinds of what is found. */
  kinds: Readonly<Record<string, string>>
  find: (input: {
    q: string
  }) => Promise<
    | { ok: true; data: { kind: string; id: string; title: string; detail: string; href: string }[] }
    | { ok: false; message: string }
  >
}

/** Waits for ⌘K or Ctrl-K; the dialog itself is loaded when it is first asked for. */
export function Palette(props: PaletteProps) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (pressed: KeyboardEvent) => {
      if (pressed.key.toLowerCase() !== 'k' || !(pressed.metaKey || pressed.ctrlKey) || pressed.altKey || pressed.shiftKey) return
      pressed.preventDefault()
      setOpen((before) => !before)
    }
    const show = () => setOpen(true)
    document.addEventListener(event, show)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener(event, show)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return open ? <PaletteDialog {...props} onClose={() => setOpen(false)} /> : null
}
