'use client'

import { useRef, useState } from 'react'
import { PasswordField } from '#components/form/password-field'
import { callSignIn, type SignInProblem } from '#components/shell/sign-in-call'
import { Notice } from '#components/ui/notice'

interface Props {
  to: string
  initialError: SignInProblem | null
  texts: {
    email: string
    password: string
    show: string
    hide: string
    submit: string
    busy: string
    errors: Record<SignInProblem, string>
  }
}

/** E-mail and password; what was typed stays when something is wrong. */
export function SignInForm({ to, initialError, texts }: Props) {
  const [problem, setProblem] = useState(initialError)
  const [busy, setBusy] = useState(false)
  const password = useRef<HTMLInputElement>(null)
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const found = await callSignIn(String(form.get('email') ?? ''), String(form.get('password') ?? ''))
    if (found === null) return location.assign(to)
    setProblem(found)
    setBusy(false)
    password.current?.focus()
  }
  return (
    <form
      onSubmit={submit}
      noValidate
      className="flex flex-col gap-4"
      aria-describedby={problem === null ? undefined : 'problem'}
    >
      {problem !== null && (
        <Notice id="problem" tone="danger">
          {texts.errors[problem]}
        </Notice>
      )}
      <label className="flex flex-col gap-1.5">
        <span className="font-medium">{texts.email}</span>
        <input
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          className="field"
          aria-invalid={problem === 'wrong' || undefined}
        />
      </label>
      <PasswordField
        ref={password}
        name="password"
        label={texts.password}
        show={texts.show}
        hide={texts.hide}
        autoComplete="current-password"
        invalid={problem === 'wrong'}
      />
      <button type="submit" disabled={busy} className="button-primary mt-2">
        {busy ? texts.busy : texts.submit}
      </button>
    </form>
  )
}
