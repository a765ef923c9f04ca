'use client'

import { useField } from '#components/form/form-context'
import { GroupField } from '../../_components/group-field.tsx'

/** The second level below a category, or below `request`. */
export interface TermGroup {
  parent: string
  label: string
  terms: readonly { value: string; label: string }[]
}

interface Props {
  label: string
  empty: string
  groups: readonly TermGroup[]
}

/** What it is about, of the terms that the type has: a request asks for something, everything else has gone wrong somewhere. */
export function TermField({ label, empty, groups }: Props) {
  const type = useField('type').value
  const offered = groups.filter(({ parent }) => (parent === 'request') === (type === 'request'))
  return (
    <GroupField
      name="subcategory"
      label={label}
      empty={empty}
      required={type === 'complaint' || type === 'request'}
      groups={offered.map(({ label: heading, terms }) => ({ label: heading, choices: terms }))}
    />
  )
}
