'use client'

import { Check, Copy } from 'lucide'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Icon } from '#components/ui/icon'

export interface ShownOnceTexts {
  /** That it is shown only here. */
  notice: string
  copy: string
  copied: string
}

interface Props {
  /** What belongs together, such as an address and a password; what is to be copied whole stands in `secret`. */
  lines: readonly { label: string; value: string }[]
  secret: string
  texts: ShownOnceTexts
  children?: ReactNode
}

/** A secret that is shown this once: it is stored nowhere in clear. */
export function ShownOnce({ lines, secret, texts, children }: Props) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }
  return (
    <div role="status" className="flex flex-col gap-3 rounded-lg border border-accent/40 bg-accent-soft p-4">
      <p className="text-pretty text-accent-text">{texts.notice}</p>
      <dl className="grid gap-x-4 gap-y-1.5 md:grid-cols-[auto_1fr]">
        {lines.map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="font-mono font-medium break-all select-all">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="control" onClick={copy}>
          {copied ? <Icon of={Check} size={15} /> : <Icon of={Copy} size={15} />}
          {copied ? texts.copied : texts.copy}
        </button>
        {children}
      </div>
    </div>
  )
}
