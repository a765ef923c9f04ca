'use client'

import { useState } from 'react'
import { useCloseSheet } from '#components/ui/sheet'
import { useAct } from '#components/ui/use-act'

interface Props {
  id: string
  version: number
  texts: Record<'now' | 'remove' | 'question' | 'yes' | 'no' | 'busy' | 'away', string>
  act: (input: { id: string; version: number }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Which scan there is, and a way to take it away that asks once more: it cannot be brought back. */
export function RemoveScan({ id, version, texts, act }: Props) {
  const close = useCloseSheet()
  const [asking, setAsking] = useState(false)
  const { busy, problem, act: ask } = useAct(texts.away)
  return (
    <div className="mt-4 flex flex-col gap-2 border-t border-line pt-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="text-ink-soft">{texts.now}</span>
        {!asking && (
          <button type="button" className="link text-danger" onClick={() => setAsking(true)}>
            {texts.remove}
          </button>
        )}
      </p>
      {asking && (
        <div className="flex flex-col gap-2 rounded-md border border-line bg-sunken p-3">
          <p className="text-pretty">{texts.question}</p>
          <div className="flex gap-2">
            <button
              type="button"
              disabled={busy}
              className="control border-danger/40 text-danger"
              onClick={() => ask(() => act({ id, version }), close)}
            >
              {busy ? texts.busy : texts.yes}
            </button>
            <button type="button" disabled={busy} className="control" onClick={() => setAsking(false)}>
              {texts.no}
            </button>
          </div>
        </div>
      )}
      {problem !== null && (
        <span role="alert" className="text-sm text-danger">
          {problem}
        </span>
      )}
    </div>
  )
}
