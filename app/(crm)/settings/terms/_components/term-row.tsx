'use client'

import { Archive, ArrowDown, ArrowUp, Pencil } from 'lucide'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'
import { moveWord, renameWord, switchWord } from '../actions.ts'
import { RenameTerm } from './rename-term.tsx'
import type { TermTexts } from './term-texts.ts'
import { useChange } from './use-change.ts'

interface Props {
  term: { id: number; version: number; text: string }
  /** From 1. */
  place: number
  isFirst: boolean
  isLast: boolean
  texts: TermTexts
}

const small = 'icon-button flex-none pointer-coarse:size-10'

/** A term that is offered, and what can be done with it. */
export function TermRow({ term: { id, version, text }, place, isFirst, isLast, texts }: Props) {
  const [renaming, setRenaming] = useState(false)
  const [said, setSaid] = useState('')
  const moved = useRef<'up' | 'down' | null>(null)
  const row = useRef<HTMLLIElement>(null)
  const up = useRef<HTMLButtonElement>(null)
  const down = useRef<HTMLButtonElement>(null)
  const pencil = useRef<HTMLButtonElement>(null)
  const { problem, run, forget } = useChange(texts.away)
  const seen = useRef(place)
  const places = texts.moved
  useEffect(() => {
    if (seen.current === place) return
    seen.current = place
    if (moved.current === null) return
    // The row has gone elsewhere: whoever moves it by keyboard goes on from there.
    const buttons = moved.current === 'up' ? [up, down] : [down, up]
    moved.current = null
    buttons.find(({ current }) => current?.disabled === false)?.current?.focus()
    setSaid(places.replace('{place}', String(place)).replace('{text}', () => text))
  }, [place, places, text])
  const move = (to: 'up' | 'down') =>
    run(
      () => moveWord({ id, version, to }),
      () => {
        moved.current = to
      },
    )
  const archive = () =>
    run(
      () => switchWord({ id, version, active: false }),
      () => {
        // This button goes with the row; the same one of the next row takes its place.
        const next = row.current?.nextElementSibling ?? row.current?.previousElementSibling
        next?.querySelector<HTMLElement>('button:last-of-type')?.focus()
      },
    )
  const stop = () => {
    setRenaming(false)
    forget()
    // The button is there again when the field has gone.
    requestAnimationFrame(() => pencil.current?.focus())
  }
  const named = (label: string) => ({ 'aria-label': `${label}: ${text}`, 'data-tip': label })
  return (
    <li ref={row} className="flex flex-col gap-2 border-t border-line py-1.5 first:border-t-0">
      {renaming ? (
        <RenameTerm
          text={text}
          texts={texts}
          onStop={stop}
          save={(given) => run(() => renameWord({ id, version, text: given }), stop)}
        />
      ) : (
        <div className="flex items-center gap-1">
          <span className="w-8 flex-none text-right text-ink-faint tabular-nums max-md:hidden">{place}</span>
          <span className="min-w-0 flex-1 wrap-anywhere md:pl-3">{text}</span>
          <button ref={up} type="button" className={small} disabled={isFirst} {...named(texts.up)} onClick={() => move('up')}>
            <Icon of={ArrowUp} size={16} />
          </button>
          <button
            ref={down}
            type="button"
            className={small}
            disabled={isLast}
            {...named(texts.down)}
            onClick={() => move('down')}
          >
            <Icon of={ArrowDown} size={16} />
          </button>
          <button ref={pencil} type="button" className={small} {...named(texts.rename)} onClick={() => setRenaming(true)}>
            <Icon of={Pencil} size={15} />
          </button>
          <button type="button" className={small} {...named(texts.archive)} onClick={archive}>
            <Icon of={Archive} size={16} />
          </button>
        </div>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </li>
  )
}
