'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { createContext, use, useState, useTransition } from 'react'
import type { Outcome } from '#components/form/form'
import { Toast } from '#components/ui/toast'

interface Done {
  text: string
  /** Left out where nothing can be taken back. */
  undo?: (() => Promise<Outcome<unknown>>) | undefined
}

const FactWorkContext = createContext<((run: () => Promise<Outcome<unknown>>, done: Done) => Promise<void>) | null>(null)

interface WorkProps {
  undo: string
  close: string
  away: string
  children: ReactNode
}

/** Where facts are answered: it says what was done and how to take it back, even when the fact has left the list by then. */
export function FactWork({ undo, close, away, children }: WorkProps) {
  const router = useRouter()
  const [said, setSaid] = useState<Done | null>(null)
  const work = async (run: () => Promise<Outcome<unknown>>, done: Done | null) => {
    const answer = await run().catch(() => ({ ok: false as const, message: away }))
    setSaid(answer.ok ? done : { text: answer.message })
    router.refresh()
  }
  const back = said?.undo
  return (
    <FactWorkContext value={work}>
      {children}
      {said !== null && (
        <Toast
          close={close}
          onClose={() => setSaid(null)}
          undo={back === undefined ? undefined : { label: undo, run: () => void work(back, null) }}
        >
          {said.text}
        </Toast>
      )}
    </FactWorkContext>
  )
}

interface Props {
  customerId: string
  fact: {
    key: string
    value: unknown
    method: string | null
    source: string | null
    confidence: number | null
    verified_on: string | null
  }
  texts: Record<'still' | 'stillOf' | 'gone' | 'goneOf' | 'verifiedNow' | 'goneNow', string>
  verify: (input: unknown) => Promise<Outcome<unknown>>
  note: (input: unknown) => Promise<Outcome<unknown>>
  /** The answer that needs more than a tap. */
  children: ReactNode
}

/** What may be said of a fact that is due: that it holds still, what it is now, or that it holds no longer. */
export function FactAnswers({ customerId, fact, texts, verify, note, children }: Props) {
  const work = use(FactWorkContext)
  const [pending, start] = useTransition()
  const { key, value, verified_on: before, ...how } = fact
  const at = { id: customerId, key }
  const still = () =>
    work?.(() => verify({ ...at, seen: value }), {
      text: texts.verifiedNow,
      undo: before === null ? undefined : () => verify({ ...at, seen: value, verified_on: before }),
    })
  const gone = () =>
    work?.(() => note({ ...at, value: null }), {
      text: texts.goneNow,
      undo: () => note({ ...at, value, ...how, verified_on: before }),
    })
  return (
    <>
      <button
        type="button"
        className="control"
        aria-label={texts.stillOf}
        disabled={pending}
        onClick={() => start(async () => still())}
      >
        {texts.still}
      </button>
      {children}
      <button
        type="button"
        className="control text-ink-soft"
        aria-label={texts.goneOf}
        disabled={pending}
        onClick={() => start(async () => gone())}
      >
        {texts.gone}
      </button>
    </>
  )
}
