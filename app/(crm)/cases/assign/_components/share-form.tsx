'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Notice } from '#components/ui/notice'

interface Shared {
  given: { name: string; count: number }[]
  left: number
}

interface Props {
  people: readonly { id: number; name: string; role: string; load: string; detail: string }[]
  /** Nothing waits. */
  idle: boolean
  texts: Record<'people' | 'submit' | 'busy' | 'choose' | 'done' | 'doneOne' | 'left' | 'nothing', string>
  share: (input: { user_ids: number[] }) => Promise<{ ok: true; data: Shared } | { ok: false; message: string }>
}

/** The people to share out to, all of them at first; what it came to stands above. */
export function ShareForm({ people, idle, texts, share }: Props) {
  const router = useRouter()
  const [chosen, setChosen] = useState<readonly number[]>(people.map(({ id }) => id))
  const [said, setSaid] = useState<{ tone: 'good' | 'danger'; text: string } | null>(null)
  const [busy, start] = useTransition()
  const send = (event: React.FormEvent) => {
    event.preventDefault()
    if (chosen.length === 0) return setSaid({ tone: 'danger', text: texts.choose })
    start(async () => {
      const answer = await share({ user_ids: [...chosen] })
      setSaid(answer.ok ? { tone: 'good', text: outcome(answer.data, texts) } : { tone: 'danger', text: answer.message })
      router.refresh()
    })
  }
  return (
    <form onSubmit={send} className="flex flex-col gap-3" aria-busy={busy}>
      {said !== null && <Notice tone={said.tone}>{said.text}</Notice>}
      <fieldset>
        <legend className="pb-2 font-medium">{texts.people}</legend>
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          {people.map(({ id, name, role, load, detail }) => (
            <li key={id}>
              <label className="flex cursor-pointer items-center gap-3 px-4 py-2.5 hover:bg-hover">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={chosen.includes(id)}
                  onChange={() =>
                    setChosen((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id]))
                  }
                />
                <span className="font-medium">{name}</span>
                <span className="text-sm text-ink-faint">{role}</span>
                <span className="ml-auto text-right">
                  {load}
                  <span className="block text-sm text-ink-faint">{detail}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <button type="submit" disabled={busy || idle} className="button-primary self-start">
        {busy ? texts.busy : texts.submit}
      </button>
    </form>
  )
}

function outcome({ given, left }: Shared, texts: Props['texts']): string {
  if (given.length === 0 && left === 0) return texts.nothing
  const each = given.map(({ name, count }) => texts.doneOne.replace('@', name).replace('#', String(count))).join(' · ')
  const parts = [
    ...(given.length > 0 ? [texts.done.replace('#', each)] : []),
    ...(left > 0 ? [texts.left.replace('#', String(left))] : []),
  ]
  return parts.join(' · ')
}
