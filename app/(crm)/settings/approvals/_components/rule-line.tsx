'use client'

import { Trash2 } from 'lucide'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { useState, useTransition } from 'react'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'
import { removeLine, saveLine } from '../actions.ts'
import { wholeOf } from './whole.ts'

interface Props {
  id: number
  version: number
  /** Role and grade. */
  who: string
  /** Empty for no ceiling. */
  most: string
  hours: string
  texts: Record<'most' | 'unlimited' | 'hours' | 'save' | 'saved' | 'remove' | 'busy' | 'away' | 'wholeOnly', string>
}

/** One line of a rule: who, up to how much, and in what time. */
export function RuleLine({ id, version, who, most, hours, texts }: Props) {
  const router = useRouter()
  const [typed, setTyped] = useState({ most, hours })
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const changed = typed.most !== most || typed.hours !== hours
  const run = (work: () => Promise<{ ok: boolean; message?: string }>) =>
    start(async () => {
      const answer = await work().catch(() => ({ ok: false, message: texts.away }))
      setProblem(answer.ok ? null : (answer.message ?? texts.away))
      if (answer.ok) router.refresh()
    })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const ceiling = typed.most.trim() === '' ? null : wholeOf(typed.most)
    const time = wholeOf(typed.hours)
    if (Number.isNaN(ceiling) || Number.isNaN(time)) return setProblem(texts.wholeOnly)
    run(() => saveLine({ id, version, most: ceiling, hours: time }))
  }
  return (
    <li className="border-t border-line py-3 first:border-t-0">
      <form onSubmit={save} className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <span className="w-40 pb-2 font-medium max-md:w-full max-md:pb-0">{who}</span>
        <label className="flex min-w-0 flex-1 flex-col gap-1 text-sm text-ink-faint md:max-w-44">
          {texts.most}
          <input
            className="field text-right text-ink tabular-nums"
            inputMode="numeric"
            placeholder={texts.unlimited}
            value={typed.most}
            onChange={(event) => setTyped({ ...typed, most: event.target.value })}
          />
        </label>
        <label className="flex min-w-0 flex-1 flex-col gap-1 text-sm text-ink-faint md:max-w-36">
          {texts.hours}
          <input
            className="field text-right text-ink tabular-nums"
            inputMode="numeric"
            value={typed.hours}
            onChange={(event) => setTyped({ ...typed, hours: event.target.value })}
          />
        </label>
        <button type="submit" disabled={busy || !changed} className="control h-10" aria-disabled={!changed || undefined}>
          {busy ? texts.busy : texts.save}
        </button>
        <button
          type="button"
          disabled={busy}
          className="icon-button ml-auto"
          aria-label={`${texts.remove}: ${who}`}
          data-tip={texts.remove}
          onClick={() => run(() => removeLine({ id, version }))}
        >
          <Icon of={Trash2} size={16} />
        </button>
      </form>
      {problem !== null && (
        <div className="pt-2">
          <Notice tone="danger">{problem}</Notice>
        </div>
      )}
    </li>
  )
}
