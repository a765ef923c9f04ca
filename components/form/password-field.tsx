'use client'

import { Eye, EyeOff } from 'lucide'
import { type Ref, useId, useState } from 'react'
import { Icon } from '#components/ui/icon'

interface Props {
  name: string
  label: string
  show: string
  hide: string
  autoComplete: 'current-password' | 'new-password'
  hint?: string
  invalid?: boolean
  error?: string | undefined
  ref?: Ref<HTMLInputElement>
}

/** A password that can be looked at. */
export function PasswordField({ name, label, show, hide, autoComplete, hint, invalid, error, ref }: Props) {
  const id = useId()
  const [shown, setShown] = useState(false)
  const icon = shown ? EyeOff : Eye
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <span className="relative">
        <input
          ref={ref}
          id={id}
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          required
          aria-invalid={invalid || error !== undefined || undefined}
          aria-describedby={`${id}-hint`}
          className="field pr-11"
        />
        <button
          type="button"
          aria-label={shown ? hide : show}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-md text-ink-faint hover:text-ink"
        >
          <Icon of={icon} size={17} />
        </button>
      </span>
      <span id={`${id}-hint`} className={`text-sm ${error === undefined ? 'text-ink-faint' : 'text-danger'}`}>
        {error ?? hint}
      </span>
    </div>
  )
}
