'use client'

import { Check, Copy } from 'lucide'
import { useState } from 'react'
import { Icon } from '#components/ui/icon'
import { copyText } from './copy-text.tsx'

const shownMs = 1_500

/** Copies a text; the sign tells that it was done. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    if (!(await copyText(text))) return
    setCopied(true)
    setTimeout(() => setCopied(false), shownMs)
  }
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={copied ? done : label}
      data-tip={copied ? done : label}
      className="grid size-7 place-items-center rounded-md text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:size-10"
    >
      {copied ? <Icon of={Check} size={15} className="text-accent-text" /> : <Icon of={Copy} size={15} />}
    </button>
  )
}
