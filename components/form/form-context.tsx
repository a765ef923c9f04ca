'use client'

import { createContext, use } from 'react'

interface FormControl {
  id: string
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  set: (name: string, value: string) => void
}

export const FormContext = createContext<FormControl | null>(null)

interface FieldControl {
  id: string
  value: string
  error: string | undefined
  set: (value: string) => void
  /** Sets a field that belongs to this one. */
  setOther: (name: string, value: string) => void
}

/** What a field needs of the form around it: its value, how it is set, and why it was refused. */
export function useField(name: string): FieldControl {
  const form = useForm()
  return {
    id: `${form.id}-${name}`,
    value: form.values[name] ?? '',
    error: form.errors[name],
    set: (value) => form.set(name, value),
    setOther: form.set,
  }
}

/** Everything that the form around holds, by field. */
export function useValues(): Readonly<Record<string, string>> {
  return useForm().values
}

function useForm(): FormControl {
  const form = use(FormContext)
  if (form === null) throw new Error('a field that stands in no form')
  return form
}
