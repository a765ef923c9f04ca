'use client'

import { ArchiveRestore } from 'lucide'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'
import { switchWord } from '../actions.ts'
import type { TermTexts } from './term-texts.ts'
import { useChange } from './use-change.ts'

interface Props {
  term: { id: number; version: number; text: string }
  texts: TermTexts
}

/** A term that is offered no more, and the way back. */
export function ArchivedTerm({ term: { id, version, text }, texts }: Props) {
  const { problem, run } = useChange(texts.away)
  return (
    <li className="flex flex-col gap-2 border-t border-line py-1.5 first:border-t-0">
      <div className="flex items-center gap-3">
        <span className="min-w-0 flex-1 wrap-anywhere text-ink-faint">{text}</span>
        <button
          type="button"
          className="control flex-none"
          aria-label={`${texts.restore}: ${text}`}
          onClick={() => run(() => switchWord({ id, version, active: true }))}
        >
          <Icon of={ArchiveRestore} size={15} className="text-ink-faint" />
          {texts.restore}
        </button>
      </div>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </li>
  )
}
