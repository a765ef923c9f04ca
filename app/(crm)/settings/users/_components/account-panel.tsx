'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { AskFirst } from '#components/ui/ask-first'
import type { ShownOnceTexts } from '../../_components/shown-once.tsx'
import { ShownOnce } from '../../_components/shown-once.tsx'

export interface AccountTexts {
  once: ShownOnceTexts
  email: string
  password: string
  reset: string
  resetAsk: string
  enable: string
  enableAsk: string
  no: string
  busy: string
  disable: string
  disableText: string
  to: string
  toHint: string
  find: { type: string; none: string }
  disableForm: FormTexts
  handOverForm: FormTexts
}

interface Props {
  id: number
  version: number
  email: string
  disabled: boolean
  /** Whether it is the reader's own account. */
  own: boolean
  customers: number
  texts: AccountTexts
  find: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
  reset: (input: { id: number; version: number }) => Promise<Outcome<{ password: string }>>
  disable: (input: { id: number; version: number; to: number | null }) => Promise<Outcome<{ customers: number }>>
  enable: (input: { id: number; version: number }) => Promise<Outcome<unknown>>
  handOver: (input: { from: number; to: number }) => Promise<Outcome<{ customers: number }>>
}

/** What is done to an account: another password, shut or opened, its customers handed on. */
export function AccountPanel(props: Props) {
  const { id, version, email, disabled, own, customers, texts, reset, enable } = props
  const router = useRouter()
  const [password, setPassword] = useState<string | null>(null)
  const at = { id, version }
  return (
    <div className="flex flex-col gap-4">
      {password !== null && (
        <ShownOnce
          lines={[
            { label: texts.email, value: email },
            { label: texts.password, value: password },
          ]}
          secret={password}
          texts={texts.once}
        />
      )}
      {!own && !disabled && (
        <AskFirst
          label={texts.reset}
          question={texts.resetAsk}
          yes={texts.reset}
          no={texts.no}
          busy={texts.busy}
          run={() => reset(at)}
          onDone={(made) => {
            setPassword(made.password)
            router.refresh()
          }}
        />
      )}
      {disabled && (
        <AskFirst
          label={texts.enable}
          question={texts.enableAsk}
          yes={texts.enable}
          no={texts.no}
          busy={texts.busy}
          run={() => enable(at)}
          onDone={() => router.refresh()}
        />
      )}
      {!own && !disabled && <Disable {...props} />}
      {disabled && customers > 0 && <HandOver {...props} />}
    </div>
  )
}

function Disable({ id, version, customers, texts, find, disable }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <button type="button" className="control w-fit border-danger/40 text-danger" onClick={() => setOpen(true)}>
        {texts.disable}
      </button>
    )
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line p-3">
      <p className="text-pretty">{texts.disableText}</p>
      <Form
        id={`user:${id}:disable`}
        initial={{ to: '', to_name: '' }}
        texts={texts.disableForm}
        submit={async ({ values }) => {
          const answer = await disable({ id, version, to: values['to'] ? Number(values['to']) : null })
          if (!answer.ok) router.refresh()
          return answer
        }}
        onDone={() => router.refresh()}
        aside={
          <button type="button" className="control h-10" onClick={() => setOpen(false)}>
            {texts.no}
          </button>
        }
      >
        {customers > 0 && (
          <FindField name="to" nameIn="to_name" label={texts.to} hint={texts.toHint} texts={texts.find} find={find} />
        )}
      </Form>
    </div>
  )
}

/** For whoever was disabled without handing anything on. */
export function HandOver({ id, texts, find, handOver }: Pick<Props, 'id' | 'texts' | 'find' | 'handOver'>) {
  const router = useRouter()
  return (
    <Form
      id={`user:${id}:hand-over`}
      initial={{ to: '', to_name: '' }}
      texts={texts.handOverForm}
      submit={({ values }) => handOver({ from: id, to: Number(values['to'] || 0) })}
      onDone={() => router.refresh()}
    >
      <FindField name="to" nameIn="to_name" label={texts.to} required texts={texts.find} find={find} />
    </Form>
  )
}
