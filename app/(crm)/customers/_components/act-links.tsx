'use client'

import { NotebookPen } from 'lucide'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { LogHome } from '../[id]/_components/log/log-path.ts'
import { logPath } from '../[id]/_components/log/log-path.ts'
import { CallSheet } from './call-sheet.tsx'

/** What the ways say; `call` is null for whoever may not see contacts. */
export interface ActWords {
  call: Record<'call' | 'title' | 'close' | 'away', string> | null
  log: string
}

interface Props {
  customerId: number
  name: string
  words: ActWords
  /** Where the note of the call leads back to. */
  home?: LogHome
  /** On a phone only icons, so that there is room for the name. */
  compact?: boolean
}

/** From a line about a customer the way to a call and to its note. */
export function ActLinks({ customerId, name, words, home = 'card', compact = false }: Props) {
  const look = `link inline-flex items-center gap-1 ${compact ? 'max-md:-my-2 max-md:size-10 max-md:justify-center' : ''}`
  const word = compact ? 'max-md:sr-only' : undefined
  const iconSize = compact ? 15 : 13
  return (
    <span className={`flex whitespace-nowrap ${compact ? 'md:gap-3' : 'gap-3'}`}>
      {words.call !== null && <CallSheet {...{ customerId, name, home, look, iconSize }} wordLook={word} texts={words.call} />}
      <Link href={logPath(home, customerId)} className={look}>
        <Icon of={NotebookPen} size={iconSize} />
        <span className={word}>{words.log}</span>
      </Link>
    </span>
  )
}
