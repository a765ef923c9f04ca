'use client'

import { useRouter } from 'next/navigation'
import { useId, useState, useTransition } from 'react'
import type { Choice } from '#components/form/field'

interface Props {
  contactId: string
  channels: readonly Choice[]
  purposes: readonly (Choice & { now: string; given: boolean | null })[]
  texts: Record<'title' | 'hint' | 'give' | 'takeBack' | 'version' | 'how' | 'away', string>
  note: (input: {
    id: string
    purpose: string
    given: boolean
    notice_version: string
    channel: string
  }) => Promise<{ ok: true } | { ok: false; message: string; fields: Record<string, string> }>
}

/** What a contact agreed to, purpose by purpose, under the version of the notice that it was told; taking it back is as easy as giving it. */
export function ConsentForm({ contactId, channels, purposes, texts, note }: Props) {
  const router = useRouter()
  const id = useId()
  const [version, setVersion] = useState('1.0')
  const [channel, setChannel] = useState(channels[0]?.value ?? 'call')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const say = (purpose: string, given: boolean) =>
    start(async () => {
      const answer = await note({ id: contactId, purpose, given, notice_version: version, channel }).catch(() => ({
        ok: false as const,
        message: texts.away,
        fields: {} as Record<string, string>,
      }))
      setProblem(answer.ok ? null : (answer.fields['notice_version'] ?? answer.message))
      router.refresh()
    })
  return (
    <section className="mt-2 border-t border-line pt-4 pb-6" aria-busy={busy}>
      <h3 className="font-semibold">{texts.title}</h3>
      <p className="pb-3 text-sm text-pretty text-ink-faint">{texts.hint}</p>
      <div className="grid grid-cols-2 gap-4 pb-3">
        <label htmlFor={`${id}-version`} className="flex flex-col gap-1.5 font-medium">
          {texts.version}
          <input
            id={`${id}-version`}
            value={version}
            onChange={(event) => setVersion(event.target.value)}
            className="field font-normal"
          />
        </label>
        <label htmlFor={`${id}-channel`} className="flex flex-col gap-1.5 font-medium">
          {texts.how}
          <select
            id={`${id}-channel`}
            value={channel}
            onChange={(event) => setChannel(event.target.value)}
            className="field font-normal"
          >
            {channels.map((each) => (
              <option key={each.value} value={each.value}>
                {each.label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ul className="rounded-md border border-line">
        {purposes.map((purpose) => (
          <li
            key={purpose.value}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-3 py-2 first:border-t-0"
          >
            <span className="min-w-0 flex-1">
              {purpose.label}
              <span className="block text-sm text-ink-faint">{purpose.now}</span>
            </span>
            {purpose.given !== true && (
              <button type="button" disabled={busy} className="control" onClick={() => say(purpose.value, true)}>
                {texts.give}
              </button>
            )}
            {purpose.given !== false && (
              <button type="button" disabled={busy} className="control" onClick={() => say(purpose.value, false)}>
                {texts.takeBack}
              </button>
            )}
          </li>
        ))}
      </ul>
      {problem !== null && (
        <p role="alert" className="pt-2 text-sm text-danger">
          {problem}
        </p>
      )}
    </section>
  )
}
