'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { Choice } from '#components/form/field'
import { AreaField, SelectField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'

interface Asked {
  id: string
  scheme: string
}

interface Props {
  customerId: string
  scheme: string
  /** The class and the reason that are set; empty when none is. */
  present: { class: string; reason: string }
  choices: readonly Choice[]
  form: FormTexts
  texts: Record<
    'set' | 'change' | 'class' | 'choose' | 'reason' | 'reasonHint' | 'undo' | 'undoing' | 'undoAway' | 'asked' | 'see',
    string
  >
  set: (input: Asked & { class: string; reason: string }) => Promise<Outcome<{ askedId: number | null }>>
  clear: (input: Asked) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Sets a class by hand, with the reason, and takes it back. */
export function OverrideForm({ customerId, scheme, present, choices, form, texts, set, clear }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [askedId, setAskedId] = useState<number | null>(null)
  const [busy, start] = useTransition()
  const asked = { id: customerId, scheme }
  const isSet = present.class !== ''
  const done = () => {
    setOpen(false)
    router.refresh()
  }
  const undo = () =>
    start(async () => {
      const answer = await clear(asked).catch(() => ({ ok: false as const, message: texts.undoAway }))
      setRefused(answer.ok ? null : answer.message)
      if (answer.ok) done()
    })
  return (
    <div className="mt-1">
      <span className="flex flex-wrap gap-x-4">
        <button type="button" aria-expanded={open} className="link text-sm" onClick={() => setOpen(!open)}>
          {isSet ? texts.change : texts.set}
        </button>
        {isSet && (
          <button type="button" disabled={busy} className="link text-sm" onClick={undo}>
            {busy ? texts.undoing : texts.undo}
          </button>
        )}
      </span>
      {refused !== null && <Notice tone="danger">{refused}</Notice>}
      {askedId !== null && (
        <div className="mt-2">
          <Notice tone="good">
            {texts.asked}{' '}
            <Link href={`/approvals/${askedId}`} className="link">
              {texts.see}
            </Link>
          </Notice>
        </div>
      )}
      {open && (
        <div className="form-inline mt-2 max-w-md text-ink">
          <Form
            id={`override-${customerId}-${scheme}`}
            initial={present}
            texts={form}
            submit={({ values }) => set({ ...asked, class: values['class'] ?? '', reason: values['reason'] ?? '' })}
            onDone={({ askedId: id }) => {
              setAskedId(id)
              done()
            }}
          >
            <SelectField name="class" label={texts.class} required choices={choices} empty={texts.choose} />
            <AreaField name="reason" label={texts.reason} hint={texts.reasonHint} required rows={2} />
          </Form>
        </div>
      )}
    </div>
  )
}
