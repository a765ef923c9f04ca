'use client'

import { TextField } from '#components/form/field'
import { useField } from '#components/form/form-context'
import type { CreditCodeProblem } from '#lib/records/customers/credit-code'
import { creditCodeProblem } from '#lib/records/customers/credit-code'

interface Props {
  name: string
  label: string
  hint?: string
  texts: Record<CreditCodeProblem, string>
}

/** A 统一社会信用代码: what does not fit is said while it is typed, and kept all the same, since firms of other countries and old registrations have others. */
export function CreditCodeField({ name, label, hint, texts }: Props) {
  const { value } = useField(name)
  const typed = value.trim()
  const problem = typed === '' ? null : creditCodeProblem(typed)
  const said = problem === null ? hint : texts[problem].replace('#', String(Array.from(typed).length))
  return <TextField name={name} label={label} {...(said === undefined ? {} : { hint: said })} />
}
