'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Notice } from '#components/ui/notice'

interface Side {
  id: string
  version: number
  name: string
}
type Choice = 'survivor' | 'merged'

interface Props {
  survivor: Side
  merged: Side
  rows: readonly { field: string; mine: string; theirs: string }[]
  labels: Readonly<Record<string, string>>
  texts: Record<'field' | 'keeps' | 'goes' | 'same' | 'empty' | 'submit' | 'busy' | 'away' | 'nothing', string>
  act: (input: unknown) => Promise<{ ok: true; data: { id: number } } | { ok: false; message: string }>
}

/** Field by field whose value stays: the survivor's, but where it has none the other's. */
export function MergeForm({ survivor, merged, rows, labels, texts, act }: Props) {
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const differing = rows.filter(({ mine, theirs }) => mine !== theirs)
  const same = rows.filter(({ mine, theirs }) => mine === theirs)
  const [choices, setChoices] = useState<Record<string, Choice>>(() =>
    Object.fromEntries(differing.map(({ field, mine }) => [field, mine === '' ? 'merged' : 'survivor'])),
  )
  const merge = () =>
    start(async () => {
      const input = {
        id: survivor.id,
        merged: merged.id,
        version: survivor.version,
        merged_version: merged.version,
        fields: choices,
      }
      const answer = await act(input).catch(() => ({ ok: false as const, message: texts.away }))
      if (!answer.ok) {
        setProblem(answer.message)
        // Somebody may have changed one of the two: both are shown as they are now, and what was chosen stays chosen.
        return router.refresh()
      }
      router.push(`/customers/${answer.data.id}`)
      router.refresh()
    })
  return (
    <div className="flex flex-col gap-4">
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <table className="merge-table">
        <thead>
          <tr>
            <th scope="col">{texts.field}</th>
            <th scope="col">
              {texts.keeps}
              <span className="block truncate font-medium text-ink">{survivor.name}</span>
            </th>
            <th scope="col">
              {texts.goes}
              <span className="block truncate font-medium text-ink">{merged.name}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {differing.map(({ field, mine, theirs }) => (
            <tr key={field}>
              <th scope="row">{labels[field] ?? field}</th>
              {(['survivor', 'merged'] as const).map((side) => {
                const value = side === 'survivor' ? mine : theirs
                return (
                  <td key={side}>
                    <label className="merge-choice">
                      <input
                        type="radio"
                        name={field}
                        checked={choices[field] === side}
                        onChange={() => setChoices((before) => ({ ...before, [field]: side }))}
                      />
                      <span className={value === '' ? 'text-ink-faint' : ''}>{value === '' ? texts.empty : value}</span>
                    </label>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {differing.length === 0 && <p className="text-ink-faint">{texts.nothing}</p>}
      {same.length > 0 && (
        <details>
          <summary className="w-fit text-ink-faint hover:text-ink">{texts.same}</summary>
          <dl className="pt-2">
            {same.map(({ field, mine }) => (
              <div key={field} className="flex gap-4 py-1">
                <dt className="w-32 flex-none text-ink-faint">{labels[field] ?? field}</dt>
                <dd className="min-w-0">{mine}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <div className="form-foot">
        <button type="button" disabled={busy} onClick={merge} className="button-primary">
          {busy ? texts.busy : texts.submit}
        </button>
      </div>
    </div>
  )
}
