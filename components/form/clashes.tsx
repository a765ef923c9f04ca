'use client'

import { Notice } from '../ui/notice.tsx'
import type { Clash } from './form-values.tsx'

interface Props {
  clashes: readonly Clash[]
  labels: Readonly<Record<string, string>>
  texts: Record<'merged' | 'clash' | 'mine' | 'theirs' | 'empty', string>
  /** What a value is called; as it stands when left out. */
  wordOf?: ((value: string) => string) | undefined
  /** Takes what the other one saved. */
  choose: (clash: Clash) => void
}

/** What somebody else saved while this form was open. Nothing is thrown away before the reader has seen both. */
export function Clashes({ clashes, labels, texts, wordOf = (value) => value, choose }: Props) {
  return (
    <div className="flex flex-col gap-2">
      <Notice tone="watch">{clashes.length === 0 ? texts.merged : texts.clash}</Notice>
      {clashes.length > 0 && (
        <ul className="divide-y divide-line rounded-md border border-line">
          {clashes.map((clash) => (
            <li key={clash.name} className="grid gap-1 px-3 py-2 md:grid-cols-[8rem_1fr_1fr]">
              <span className="font-medium">{labels[clash.name] ?? clash.name}</span>
              <span>
                <span className="text-ink-faint">{texts.mine}</span> {wordOf(clash.mine) || texts.empty}
              </span>
              <button type="button" className="link text-left" onClick={() => choose(clash)}>
                {texts.theirs} {wordOf(clash.theirs) || texts.empty}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
