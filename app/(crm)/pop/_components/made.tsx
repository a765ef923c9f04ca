'use client'

import { useState } from 'react'
import { Link } from '#components/ui/link'
import { useAct } from '#components/ui/use-act'
import { Elsewhere } from '../../prospects/_components/elsewhere.tsx'

/** What was made of a call, as it is said. */
export interface MadeOfCall {
  said: string
  open: string
  href: string
  /** A lead that can be taken back. */
  lead: number | null
  name: string
  /** With whom the company has such a customer already. */
  elsewhere: string[]
}

interface Props {
  made: MadeOfCall
  texts: Record<'undo' | 'undone' | 'away' | 'elsewhere' | 'claim', string>
  takeBack: (input: { id: number }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** What was made of the call, with the way to it, and back where there is one. */
export function Made({ made, texts, takeBack }: Props) {
  const { busy, problem, act } = useAct(texts.away)
  const [undone, setUndone] = useState(false)
  const { lead } = made
  return (
    <div className="flex flex-col gap-2">
      <p
        role="status"
        className="flex flex-wrap items-baseline gap-x-4 gap-y-1 rounded-md border border-accent/30 bg-accent-soft px-3 py-2 text-accent-text"
      >
        {undone ? texts.undone : made.said}
        {!undone && (
          <Link href={made.href} className="link font-medium">
            {made.open}
          </Link>
        )}
        {!undone && lead !== null && (
          <button
            type="button"
            className="link"
            disabled={busy}
            onClick={() =>
              act(
                () => takeBack({ id: lead }),
                () => setUndone(true),
              )
            }
          >
            {texts.undo}
          </button>
        )}
      </p>
      {problem !== null && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      {!undone && <Elsewhere name={made.name} held={made.elsewhere} texts={texts} />}
    </div>
  )
}
