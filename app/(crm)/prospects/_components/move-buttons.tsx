'use client'

import { ChevronLeft, ChevronRight } from 'lucide'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'

interface Target {
  step: string
  label: string
}

interface Props {
  id: number
  version: number
  back: Target | null
  on: Target | null
  texts: Record<'back' | 'on' | 'away' | 'open', string>
  /** Where what is missing can be filled in. */
  href: string
  move: (input: {
    id: number
    version: number
    step: string
  }) => Promise<{ ok: true } | { ok: false; message: string; fields: Record<string, string> }>
}

/** A step on or back. Where a gate does not hold, it says what is missing and leads there. */
export function MoveButtons({ id, version, back, on, texts, href, move }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  // What was missing of an older version may have been filled in since.
  const [refused, setRefused] = useState<{ version: number; sentences: string[] }>({ version, sentences: [] })
  const said = refused.version === version ? refused.sentences : []
  const go = ({ step }: Target) =>
    start(async () => {
      const answer = await move({ id, version, step }).catch(() => ({ ok: false as const, message: texts.away, fields: {} }))
      setRefused({ version, sentences: answer.ok ? [] : [answer.message, ...Object.values(answer.fields)] })
      if (answer.ok) router.refresh()
    })
  return (
    <>
      <div className="flex justify-between gap-2 pt-2 text-sm">
        {back === null ? (
          <span />
        ) : (
          <button
            type="button"
            disabled={busy}
            onClick={() => go(back)}
            aria-label={`${texts.back} ${back.label}`}
            className="inline-flex items-center text-ink-faint hover:text-ink"
          >
            <Icon of={ChevronLeft} size={14} />
            {back.label}
          </button>
        )}
        {on !== null && (
          <button
            type="button"
            disabled={busy}
            onClick={() => go(on)}
            aria-label={`${texts.on} ${on.label}`}
            className="inline-flex items-center text-accent-text hover:underline"
          >
            {on.label}
            <Icon of={ChevronRight} size={14} />
          </button>
        )}
      </div>
      {said.length > 0 && (
        <div role="alert" className="mt-2 rounded-md bg-watch-soft px-2 py-1.5 text-sm text-watch-text">
          {said.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <Link href={href} className="underline underline-offset-2">
            {texts.open}
          </Link>
        </div>
      )}
    </>
  )
}
