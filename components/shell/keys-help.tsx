'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'

const KeysDialog = dynamic(() => import('./keys-dialog.tsx').then((module) => module.KeysDialog))

const event = 'yike:keys'

/** Shows the keys from anywhere. */
export function openKeysHelp(): void {
  document.dispatchEvent(new Event(event))
}

export interface KeysHelpProps {
  title: string
  close: string
  keys: { keys: string[]; label: string }[]
}

/** Waits for `?`; the dialog itself is loaded when it is first asked for. */
export function KeysHelp(props: KeysHelpProps) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const show = () => setOpen(true)
    const onKey = (pressed: KeyboardEvent) => {
      const typing = pressed.target instanceof HTMLElement && pressed.target.matches('input, textarea, select')
      if (pressed.key === '?' && !typing && !pressed.ctrlKey && !pressed.metaKey) show()
    }
    document.addEventListener(event, show)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener(event, show)
      document.removeEventListener('keydown', onKey)
    }
  }, [])
  return open ? <KeysDialog {...props} onClose={() => setOpen(false)} /> : null
}
