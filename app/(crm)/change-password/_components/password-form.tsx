'use client'

import { useState, useTransition } from 'react'
import { PasswordField } from '#components/form/password-field'
import { Notice } from '#components/ui/notice'

interface Refusal {
  message: string
  fields: Record<string, string>
}

interface Props {
  texts: Record<'current' | 'new' | 'hint' | 'repeat' | 'differs' | 'submit' | 'busy' | 'show' | 'hide', string>
  change: (form: FormData) => Promise<{ ok: true } | ({ ok: false } & Refusal)>
}

/** The present password and a new one; what was typed stays when one of them is refused. */
export function PasswordForm({ texts, change }: Props) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, start] = useTransition()
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    // What was typed twice is nobody's business but this page's.
    const repeated = form.get('repeated')
    form.delete('repeated')
    if (repeated !== form.get('new_password')) {
      setRefusal({ message: texts.differs, fields: { repeated: texts.differs } })
      return
    }
    start(async () => {
      const answer = await change(form)
      setRefusal(answer.ok ? null : answer)
    })
  }
  const fields = refusal?.fields ?? {}
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {refusal !== null && Object.keys(fields).length === 0 && <Notice tone="danger">{refusal.message}</Notice>}
      <PasswordField
        name="current_password"
        label={texts.current}
        show={texts.show}
        hide={texts.hide}
        autoComplete="current-password"
        error={fields['current_password']}
      />
      <PasswordField
        name="new_password"
        label={texts.new}
        show={texts.show}
        hide={texts.hide}
        autoComplete="new-password"
        hint={texts.hint}
        error={fields['new_password']}
      />
      <PasswordField
        name="repeated"
        label={texts.repeat}
        show={texts.show}
        hide={texts.hide}
        autoComplete="new-password"
        error={fields['repeated']}
      />
      <button type="submit" disabled={busy} className="button-primary">
        {busy ? texts.busy : texts.submit}
      </button>
    </form>
  )
}
