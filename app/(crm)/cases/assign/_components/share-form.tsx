'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Notice } from '#components/ui/notice'
import type { OutcomeTexts, Shared } from './outcome.tsx'
import { changesHands, Outcome } from './outcome.tsx'
import type { Person } from './people-choice.tsx'
import { PeopleChoice, turned } from './people-choice.tsx'

const waits = ['waiting_customer', 'waiting_outlet'] as const
type Waits = (typeof waits)[number]
type Words =
  | 'submit'
  | 'busy'
  | 'choose'
  | 'level'
  | 'levelHint'
  | 'preview'
  | 'confirm'
  | 'cancel'
  | 'done'
  | 'undo'
  | 'undone'
  | 'stayed'
type PeopleWords = Parameters<typeof PeopleChoice>[0]['texts']

interface Asked {
  user_ids: number[]
  query: Readonly<Record<string, string>>
  level: boolean
  also: Waits[]
}
interface Deed {
  case_id: number
  from_id: number | null
  to_id: number
}
type Answer<Data> = Promise<{ ok: true; data: Data } | { ok: false; message: string }>

interface Props {
  people: readonly Person[]
  /** Nothing waits. */
  idle: boolean
  /** Which cases are meant. */
  query: Readonly<Record<string, string>>
  /** Whether evening out is asked for at first. */
  level: boolean
  texts: Record<Words | Waits, string> & PeopleWords & OutcomeTexts
  preview: (input: Asked) => Answer<Shared>
  share: (input: Asked) => Answer<Shared & { deeds: Deed[] }>
  takeBack: (input: { deeds: Deed[] }) => Answer<{ back: number; stayed: number }>
}

type Said =
  | { as: 'problem'; text: string }
  | { as: 'preview'; came: Shared; asked: Asked }
  | { as: 'done'; came: Shared; deeds: Deed[] }
  | { as: 'undone'; text: string }

/** The people to share out to, at first those who are there, and whether what they have is evened out too. Who gets what is shown before it is done, and it can be taken back. */
export function ShareForm({ people, idle, query, level: atFirst, texts, preview, share, takeBack }: Props) {
  const router = useRouter()
  const present = people.filter((person) => person.present)
  const [chosen, setChosen] = useState<readonly number[]>((present.length > 0 ? present : people).map(({ id }) => id))
  const [level, setLevel] = useState(atFirst)
  const [also, setAlso] = useState<readonly Waits[]>([])
  const [said, setSaid] = useState<Said | null>(null)
  const [busy, start] = useTransition()
  const problem = (text: string) => setSaid({ as: 'problem', text })
  const show = (event: React.FormEvent) => {
    event.preventDefault()
    if (chosen.length === 0) return problem(texts.choose)
    start(async () => {
      const asked = { user_ids: [...chosen], query, level, also: level ? [...also] : [] }
      const answer = await preview(asked)
      if (!answer.ok) return problem(answer.message)
      setSaid({ as: 'preview', came: answer.data, asked })
    })
  }
  const confirm = (asked: Asked) =>
    start(async () => {
      const answer = await share(asked)
      if (!answer.ok) return problem(answer.message)
      const { deeds, ...came } = answer.data
      setSaid({ as: 'done', came, deeds })
      router.refresh()
    })
  const undo = (deeds: Deed[]) =>
    start(async () => {
      const answer = await takeBack({ deeds })
      if (!answer.ok) return problem(answer.message)
      const { back, stayed } = answer.data
      const text = [texts.undone.replace('#', String(back)), ...(stayed > 0 ? [texts.stayed.replace('#', String(stayed))] : [])]
      setSaid({ as: 'undone', text: text.join(' · ') })
      router.refresh()
    })
  return (
    <form onSubmit={show} className="flex flex-col gap-3" aria-busy={busy}>
      {said?.as === 'problem' && <Notice tone="danger">{said.text}</Notice>}
      {said?.as === 'undone' && <Notice tone="good">{said.text}</Notice>}
      {said?.as === 'done' && (
        <Notice tone="good">
          <p className="pb-1 font-medium">{texts.done}</p>
          <Outcome came={said.came} texts={texts} />
          {said.deeds.length > 0 && (
            <button type="button" className="control mt-2" disabled={busy} onClick={() => undo(said.deeds)}>
              {texts.undo}
            </button>
          )}
        </Notice>
      )}
      {said?.as === 'preview' && (
        <section aria-label={texts.preview} className="panel flex flex-col gap-3 px-4 py-3">
          <h2 className="font-semibold">{texts.preview}</h2>
          <Outcome came={said.came} texts={texts} />
          <span className="flex flex-wrap gap-2">
            {changesHands(said.came) && (
              <button type="button" className="button-primary" disabled={busy} onClick={() => confirm(said.asked)}>
                {busy ? texts.busy : texts.confirm}
              </button>
            )}
            <button type="button" className="control h-10" onClick={() => setSaid(null)}>
              {texts.cancel}
            </button>
          </span>
        </section>
      )}
      <LevelChoice {...{ level, also, texts }} turn={() => setLevel(!level)} turnAlso={(one) => setAlso(turned(also, one))} />
      <button type="submit" disabled={busy || (idle && !level)} className="button-primary self-start">
        {busy ? texts.busy : texts.submit}
      </button>
      <PeopleChoice people={people} chosen={chosen} choose={setChosen} texts={texts} />
    </form>
  )
}

interface LevelProps {
  level: boolean
  also: readonly Waits[]
  texts: Record<'level' | 'levelHint' | Waits, string>
  turn: () => void
  turnAlso: (one: Waits) => void
}

function LevelChoice({ level, also, texts, turn, turnAlso }: LevelProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <label className="flex cursor-pointer items-start gap-3">
        <input type="checkbox" className="mt-1 size-4 flex-none accent-accent" checked={level} onChange={turn} />
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
              onChange={() => turnAlso(each)}
            />
            {texts[each]}
          </label>
        ))}
    </fieldset>
  )
}
