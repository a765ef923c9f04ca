'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Notice } from '#components/ui/notice'

interface Shared {
  given: { name: string; count: number }[]
  left: number
  /** Null where what people have was left alone. */
  moved: { from: string; to: string; count: number }[] | null
}

const waits = ['waiting_customer', 'waiting_outlet'] as const
type Waits = (typeof waits)[number]
type Words = 'people' | 'submit' | 'busy' | 'choose' | 'done' | 'doneOne' | 'left' | 'nothing'
type LevelWords = 'level' | 'levelHint' | 'moved' | 'movedOne' | 'even' | Waits

interface Asked {
  user_ids: number[]
  query: Readonly<Record<string, string>>
  level: boolean
  also: Waits[]
}

interface Props {
  people: readonly { id: number; name: string; role: string; load: string; detail: string }[]
  /** Nothing waits. */
  idle: boolean
  /** Which cases are meant. */
  query: Readonly<Record<string, string>>
  /** Whether evening out is asked for at first. */
  level: boolean
  texts: Record<Words | LevelWords, string>
  share: (input: Asked) => Promise<{ ok: true; data: Shared } | { ok: false; message: string }>
}

/** The people to share out to, all of them at first, and whether what they have is evened out too; what it came to stands above. */
export function ShareForm({ people, idle, query, level: atFirst, texts, share }: Props) {
  const router = useRouter()
  const [chosen, setChosen] = useState<readonly number[]>(people.map(({ id }) => id))
  const [level, setLevel] = useState(atFirst)
  const [also, setAlso] = useState<readonly Waits[]>([])
  const [said, setSaid] = useState<{ tone: 'good' | 'danger'; text: string } | null>(null)
  const [busy, start] = useTransition()
  const send = (event: React.FormEvent) => {
    event.preventDefault()
    if (chosen.length === 0) return setSaid({ tone: 'danger', text: texts.choose })
    start(async () => {
      const answer = await share({ user_ids: [...chosen], query, level, also: level ? [...also] : [] })
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
                  onChange={() => setChosen((before) => turned(before, id))}
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
      <fieldset className="flex flex-col gap-2">
        <label className="flex cursor-pointer items-start gap-3">
          <input
            type="checkbox"
            className="mt-1 size-4 flex-none accent-accent"
            checked={level}
            onChange={() => setLevel(!level)}
          />
          <span>
            {texts.level}
            <span className="block text-sm text-pretty text-ink-faint">{texts.levelHint}</span>
          </span>
        </label>
        {level &&
          waits.map((each) => (
            <label key={each} className="flex cursor-pointer items-center gap-3 pl-7">
              <input
                type="checkbox"
                className="size-4 accent-accent"
                checked={also.includes(each)}
                onChange={() => setAlso((before) => turned(before, each))}
              />
              {texts[each]}
            </label>
          ))}
      </fieldset>
      <button type="submit" disabled={busy || (idle && !level)} className="button-primary self-start">
        {busy ? texts.busy : texts.submit}
      </button>
    </form>
  )
}

/** Takes one out of a list, or puts it in. */
function turned<Each>(list: readonly Each[], one: Each): Each[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one]
}

function outcome({ given, left, moved }: Shared, texts: Props['texts']): string {
  if (given.length === 0 && left === 0 && moved === null) return texts.nothing
  const each = given.map(({ name, count }) => texts.doneOne.replace('@', name).replace('#', String(count))).join(' · ')
  const moves = (moved ?? []).map(({ from, to, count }) =>
    texts.movedOne.replace('@', from).replace('%', to).replace('#', String(count)),
  )
  const parts = [
    ...(given.length > 0 ? [texts.done.replace('#', each)] : []),
    ...(left > 0 ? [texts.left.replace('#', String(left))] : []),
    ...(moves.length > 0 ? [texts.moved.replace('#', moves.join(' · '))] : []),
    ...(moved !== null && moves.length === 0 ? [texts.even] : []),
  ]
  return parts.join(' · ')
}
