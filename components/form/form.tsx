'use client'

import type { FormEvent, ReactNode } from 'react'
import { useEffect, useMemo, useRef, useState, useTransition } from 'react'
import { Notice } from '../ui/notice.tsx'
import { Clashes } from './clashes.tsx'
import { FormContext } from './form-context.tsx'
import type { Clash, FormValues } from './form-values.tsx'
import { changedValues, openErrors, reconcile } from './form-values.tsx'
import { headline } from './headline.tsx'
import { forgetDraft, useDraft } from './use-draft.tsx'

export interface Refusal {
  ok: false
  code: string
  message: string
  fields: Record<string, string>
  current?: unknown
}
export type Outcome<Data> = { ok: true; data: Data } | Refusal

export interface FormTexts {
  submit: string
  busy: string
  away: string
  /** Says which fields are to be put right; `{fields}` stands for them. */
  mend: string
  /** The same where the fields have no names. */
  mendMarked: string
  /** The language in which names stand one beside the other. */
  locale: string
  restored: string
  discard: string
  merged: string
  clash: string
  mine: string
  theirs: string
  empty: string
}

export interface Submitted {
  values: FormValues
  /** What differs from what the form was opened with; emptied fields are null. */
  changes: Record<string, string | null>
  version: number | null
}

type Labels = Readonly<Record<string, string>>

interface Props<Data> {
  /** Names the form and the record in it: the key of what is kept while it is not saved. */
  id: string
  initial: FormValues
  /** Of the record that is changed; null for a new one. */
  version?: number | null
  texts: FormTexts
  /** Names of fields as the reader knows them, for clashes. */
  labels?: Labels
  /** What a value is called, where it is not what the reader sees; for clashes. */
  wordOf?: (value: string) => string
  submit: (given: Submitted) => Promise<Outcome<Data>>
  onDone: (data: Data) => void
  /** Reads the present record out of a conflict. */
  readCurrent?: (current: unknown) => { version: number; values: FormValues }
  /** Beside the button that saves. */
  aside?: ReactNode
  children: ReactNode
}

/** A form that loses nothing: what was typed stays when it is refused, when the network is away, and when the page is left; what somebody else saved meanwhile
 * is shown beside it. */
export function Form<Data>(props: Props<Data>) {
  const { id, initial, texts, labels = {}, wordOf, submit, onDone, readCurrent, aside, children } = props
  const element = useRef<HTMLFormElement>(null)
  const [opened, setOpened] = useState(initial)
  const [version, setVersion] = useState(props.version ?? null)
  const [values, setValues] = useState<FormValues>(initial)
  const [refusal, setRefusal] = useState<{ message: string; fields: Record<string, string> } | null>(null)
  const [mended, setMended] = useState<readonly string[]>([])
  const [clashes, setClashes] = useState<Clash[] | null>(null)
  const [restored, setRestored] = useState(false)
  const [busy, start] = useTransition()
  const changes = useMemo(() => changedValues(opened, values), [opened, values])
  const dirty = Object.keys(changes).length > 0

  const { forget } = useDraft(id, version, values, dirty, (draft) => {
    setValues({ ...initial, ...draft.values })
    setVersion(draft.version)
    setRestored(true)
  })
  useEffect(() => {
    if (refusal !== null) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusal])

  const set = (name: string, value: string) => {
    setValues((before) => ({ ...before, [name]: value }))
    // What was wrong is answered: the field says nothing more of it.
    setMended((before) => (before.includes(name) ? before : [...before, name]))
  }
  const discard = () => {
    setValues(opened)
    setVersion(props.version ?? null)
    setRestored(false)
    forgetDraft(id)
  }
  const meet = (current: unknown) => {
    if (readCurrent === undefined) return
    const theirs = readCurrent(current)
    const met = reconcile(opened, values, theirs.values)
    setOpened((before) => ({ ...before, ...theirs.values }))
    setVersion(theirs.version)
    setValues(met.values)
    setClashes(met.clashes)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    start(async () => {
      const answer = await submit({ values, changes, version }).catch(
        (): Refusal => ({ ok: false, code: 'away', message: texts.away, fields: {} }),
      )
      if (answer.ok) {
        forget()
        setRefusal(null)
        return onDone(answer.data)
      }
      if (answer.code === 'conflict' && answer.current !== undefined && readCurrent !== undefined) {
        setRefusal(null)
        return meet(answer.current)
      }
      setMended([])
      setRefusal({ message: headline(answer, texts, labels), fields: answer.fields })
    })
  }
  const control = { id, values, errors: openErrors(refusal?.fields ?? {}, mended), set }
  return (
    <FormContext value={control}>
      <form ref={element} onSubmit={send} noValidate aria-busy={busy} className="flex flex-col gap-4">
        {restored && dirty && (
          <Notice tone="good">
            {texts.restored}{' '}
            <button type="button" className="link" onClick={discard}>
              {texts.discard}
            </button>
          </Notice>
        )}
        {clashes !== null && (
          <Clashes
            clashes={clashes}
            labels={labels}
            texts={texts}
            wordOf={wordOf}
            choose={({ name, theirs }) => {
              set(name, theirs)
              setClashes((left) => left?.filter((clash) => clash.name !== name) ?? null)
            }}
          />
        )}
        {children}
        <div className="form-foot">
          {refusal !== null && (
            <div className="basis-full">
              <Notice tone="danger">{refusal.message}</Notice>
            </div>
          )}
          <button type="submit" disabled={busy} className="button-primary">
            {busy ? texts.busy : texts.submit}
          </button>
          {aside}
        </div>
      </form>
    </FormContext>
  )
}
