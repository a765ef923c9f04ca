'use client'

import type { HTMLInputTypeAttribute, ReactNode } from 'react'
import { useField } from './form-context.tsx'

interface FrameProps {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
  children: ReactNode
}

function Required({ is }: { is: boolean | undefined }) {
  if (is !== true) return null
  return (
    <span aria-hidden="true" className="ml-0.5 text-danger">
      *
    </span>
  )
}

function Hint({ id, hint, error }: Pick<FrameProps, 'id' | 'hint' | 'error'>) {
  if ((error ?? hint) === undefined) return null
  return (
    <span id={`${id}-hint`} className={`text-sm ${error === undefined ? 'text-ink-faint' : 'text-danger'}`}>
      {error ?? hint}
    </span>
  )
}

/** Label above, control, and below it the hint or why it was refused. */
export function FieldFrame({ id, label, hint, error, required, children }: FrameProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
        <Required is={required} />
      </label>
      {children}
      <Hint id={id} hint={hint} error={error} />
    </div>
  )
}

/** A control with what is typed into it counted in: %, a currency, days. */
export function Marked({ mark, children }: { mark?: string | undefined; children: ReactNode }) {
  if (mark === undefined || mark === '') return children
  return (
    <span className="flex items-center gap-2">
      {children}
      <span className="flex-none text-ink-faint">{mark}</span>
    </span>
  )
}

interface FieldProps {
  name: string
  label: string
  hint?: string
  required?: boolean
}

interface TextProps extends FieldProps {
  type?: HTMLInputTypeAttribute
  inputMode?: 'numeric' | 'tel' | 'email' | 'decimal'
  placeholder?: string
  /** In what it is typed. */
  mark?: string | undefined
  autoFocus?: boolean
  /** Values that are offered while typing; others may be typed. */
  offers?: readonly string[]
  onInput?: (value: string) => void
}

/** One line of text, a day, a number or a telephone number. */
export function TextField({
  name,
  label,
  hint,
  required,
  type = 'text',
  inputMode,
  placeholder,
  mark,
  autoFocus,
  offers,
  onInput,
}: TextProps) {
  const { id, value, error, set } = useField(name)
  return (
    <FieldFrame {...{ id, label, hint, error, required }}>
      <Marked mark={mark}>
        <input
          id={id}
          name={name}
          type={type}
          inputMode={inputMode}
          value={value}
          placeholder={placeholder}
          // biome-ignore lint/a11y/noAutofocus: the first field of a form that was asked for
          autoFocus={autoFocus}
          autoComplete="off"
          required={required}
          list={offers === undefined ? undefined : `${id}-offers`}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            set(event.target.value)
            onInput?.(event.target.value)
          }}
          className="field"
        />
      </Marked>
      {offers !== undefined && (
        <datalist id={`${id}-offers`}>
          {offers.map((offer) => (
            <option key={offer} value={offer} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  )
}

/** Several lines of text. */
export function AreaField({ name, label, hint, required, rows = 3 }: FieldProps & { rows?: number }) {
  const { id, value, error, set } = useField(name)
  return (
    <FieldFrame {...{ id, label, hint, error, required }}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        value={value}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => set(event.target.value)}
        className="field h-auto py-2"
      />
    </FieldFrame>
  )
}

export interface Choice {
  value: string
  label: string
}

/** One of a closed list. */
export function SelectField({
  name,
  label,
  hint,
  required,
  choices,
  empty,
}: FieldProps & { choices: readonly Choice[]; empty?: string }) {
  const { id, value, error, set } = useField(name)
  return (
    <FieldFrame {...{ id, label, hint, error, required }}>
      <select
        id={id}
        name={name}
        value={value}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => set(event.target.value)}
        className="field"
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** The same around choices that all are in sight. */
export function GroupFrame({ id, label, hint, error, required, children }: FrameProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5" aria-describedby={`${id}-hint`}>
      <legend className="mb-1.5 font-medium">
        {label}
        <Required is={required} />
      </legend>
      <span className="flex flex-wrap gap-2">{children}</span>
      <Hint id={id} hint={hint} error={error} />
    </fieldset>
  )
}

/** One of a few, all of them in sight. */
export function ChoiceField({
  name,
  label,
  hint,
  required,
  choices,
  onChoose,
}: FieldProps & { choices: readonly Choice[]; onChoose?: (value: string) => void }) {
  const { id, value, error, set } = useField(name)
  return (
    <GroupFrame {...{ id, label, hint, error, required }}>
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={`${id}-choice`}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => {
              set(choice.value)
              onChoose?.(choice.value)
            }}
            className="sr-only"
          />
          {choice.label}
        </label>
      ))}
    </GroupFrame>
  )
}
