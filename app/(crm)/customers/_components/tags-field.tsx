'use client'

import { TextField } from '#components/form/field'
import { useField } from '#components/form/form-context'
import { tagOffers } from './customer-values.ts'

interface Props {
  name: string
  label: string
  hint?: string
  autoFocus?: boolean
  /** What is offered; others may be typed. */
  tags: readonly string[]
}

/** Tags with commas between them; each that is not there yet is offered behind what is. */
export function TagsField({ tags, ...field }: Props) {
  return <TextField {...field} offers={tagOffers(useField(field.name).value, tags)} />
}
