'use client'

import { NotebookPen, Phone } from 'lucide'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'

/** What the ways say; `call` is null for whoever may not see contacts. */
export interface ActWords {
  call: string | null
  log: string
}

interface Props {
  customerId: number
  words: ActWords
  /** On a phone only icons, so that there is room for the name. */
  compact?: boolean
}

/** From a line about a customer the way to a call and to its note. */
export function ActLinks({ customerId, words, compact = false }: Props) {
  const look = `link inline-flex items-center gap-1 ${compact ? 'max-md:-my-2 max-md:size-9 max-md:justify-center' : ''}`
  const word = compact ? 'max-md:sr-only' : undefined
  return (
    <span className={`flex whitespace-nowrap ${compact ? 'md:gap-3' : 'gap-3'}`}>
      {words.call !== null && (
        <Link href={`/customers/${customerId}?tab=overview`} className={look}>
          <Icon of={Phone} size={compact ? 15 : 13} />
          <span className={word}>{words.call}</span>
        </Link>
      )}
      <Link href={`/customers/${customerId}/log`} className={look}>
        <Icon of={NotebookPen} size={compact ? 15 : 13} />
        <span className={word}>{words.log}</span>
      </Link>
    </span>
  )
}
