'use client'

import { ArrowDown, ArrowUp, Plus, X } from 'lucide'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'

interface Line {
  id: number | null
  name: string
  builtIn: boolean
  weight: number
}

interface Props {
  criteria: readonly Line[]
  texts: Record<'name' | 'weight' | 'up' | 'down' | 'remove' | 'add' | 'save' | 'busy' | 'away' | 'saved', string>
  save: (input: unknown) => Promise<{ ok: true } | { ok: false; message: string; fields: Record<string, string> }>
}

let fresh = 0
const keyed = (line: Line) => ({ ...line, key: line.id === null ? `new-${++fresh}` : String(line.id) })

/** Weights count against each other: what matters is their share of the sum. */
export function CriteriaForm({ criteria, texts, save }: Props) {
  const router = useRouter()
  const [lines, setLines] = useState(() => criteria.map(keyed))
  const [busy, start] = useTransition()
  const [said, setSaid] = useState<{ tone: 'good' | 'danger'; text: string } | null>(null)
  const total = lines.reduce((sum, { weight }) => sum + weight, 0)
  const change = (index: number, changes: Partial<Line>) =>
    setLines((before) => before.map((line, at) => (at === index ? { ...line, ...changes } : line)))
  const swap = (index: number, other: number) =>
    setLines((before) => {
      const next = [...before]
      const [one, two] = [next[index], next[other]]
      if (one === undefined || two === undefined) return before
      next[index] = two
      next[other] = one
      return next
    })
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    const wanted = lines.map(({ id, name, builtIn, weight }) => ({ id, label: builtIn ? null : name.trim(), weight }))
    start(async () => {
      const answer = await save({ criteria: wanted }).catch(() => ({ ok: false as const, message: texts.away, fields: {} }))
      setSaid(answer.ok ? { tone: 'good', text: texts.saved } : { tone: 'danger', text: answer.message })
      if (answer.ok) router.refresh()
    })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      {said !== null && <Notice tone={said.tone}>{said.text}</Notice>}
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {lines.map((line, index) => (
          <li key={line.key} className="flex flex-wrap items-center gap-2 px-3 py-2">
            {line.builtIn ? (
              <span className="min-w-40 flex-1">{line.name}</span>
            ) : (
              <input
                value={line.name}
                onChange={(event) => change(index, { name: event.target.value })}
                aria-label={texts.name}
                placeholder={texts.name}
                required
                className="field h-8 min-w-40 flex-1"
              />
            )}
            <input
              type="number"
              min={1}
              max={100}
              value={line.weight}
              onChange={(event) =>
                change(index, { weight: Math.min(100, Math.max(1, Math.round(Number(event.target.value) || 1))) })
              }
              aria-label={`${texts.weight} ${line.name}`}
              className="field h-8 w-20 text-right"
            />
            <span className="w-12 text-right text-sm text-ink-faint">{Math.round((100 * line.weight) / total)}%</span>
            <button
              type="button"
              onClick={() => swap(index, index - 1)}
              disabled={index === 0}
              aria-label={`${texts.up} ${line.name}`}
              className="icon-button"
            >
              <Icon of={ArrowUp} size={15} />
            </button>
            <button
              type="button"
              onClick={() => swap(index, index + 1)}
              disabled={index === lines.length - 1}
              aria-label={`${texts.down} ${line.name}`}
              className="icon-button"
            >
              <Icon of={ArrowDown} size={15} />
            </button>
            <button
              type="button"
              onClick={() => setLines((before) => before.filter((_, at) => at !== index))}
              disabled={lines.length === 1}
              aria-label={`${texts.remove} ${line.name}`}
              className="icon-button"
            >
              <Icon of={X} size={15} />
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="button"
          disabled={lines.length >= 12}
          onClick={() => setLines((before) => [...before, keyed({ id: null, name: '', builtIn: false, weight: 10 })])}
          className="control"
        >
          <Icon of={Plus} size={15} />
          {texts.add}
        </button>
        <button type="submit" disabled={busy} className="button-primary ml-auto">
          {busy ? texts.busy : texts.save}
        </button>
      </div>
    </form>
  )
}
