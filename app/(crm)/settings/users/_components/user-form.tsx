'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Choice } from '#components/form/field'
import { SelectField, TextField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import type { FormTexts, Outcome, Submitted } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'
import { Link } from '#components/ui/link'
import type { ShownOnceTexts } from '../../_components/shown-once.tsx'
import { ShownOnce } from '../../_components/shown-once.tsx'
import { readRoleLines } from './role-lines.tsx'
import { RolesField } from './roles-field.tsx'

type Find = (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>

export interface UserFormTexts {
  form: FormTexts
  roles: Parameters<typeof RolesField>[0]['texts']
  once: ShownOnceTexts
  labels: Record<
    'name' | 'email' | 'emailHint' | 'outlet' | 'manager' | 'managerHint' | 'grade' | 'gradeHint' | 'external',
    string
  >
  find: { type: string; noOutlet: string; noColleague: string }
  password: string
  ordinary: string
  open: string
  another: string
}

interface Props {
  /** Null for a new person. */
  id: number | null
  version: number | null
  initial: FormValues
  roleChoices: readonly Choice[]
  gradeChoices: readonly Choice[]
  texts: UserFormTexts
  findPlaces: Find
  findColleagues: Find
  add: (input: Record<string, unknown>) => Promise<Outcome<{ id: number; password: string }>>
  save: (input: Record<string, unknown>) => Promise<Outcome<{ version: number }>>
}

/** A person: new, with the one-time password shown afterwards, or changed. */
export function UserForm(props: Props) {
  const { id, version, initial, texts, add, save } = props
  const router = useRouter()
  const [made, setMade] = useState<{ id: number; email: string; password: string } | null>(null)
  const submit = async ({
    values,
    changes,
    version: at,
  }: Submitted): Promise<Outcome<{ id: number; password: string } | null>> => {
    const fields = fieldsOf(id === null ? { ...values } : changes, values)
    if (id === null) {
      const answer = await add(fields)
      if (answer.ok) setMade({ ...answer.data, email: values['email'] ?? '' })
      return answer
    }
    const answer = await save({ id: String(id), version: at, ...fields })
    return answer.ok ? { ok: true, data: null } : answer
  }
  if (made !== null)
    return (
      <ShownOnce
        lines={[
          { label: texts.labels.email, value: made.email },
          { label: texts.password, value: made.password },
        ]}
        secret={made.password}
        texts={texts.once}
      >
        <Link href={`/settings/users/${made.id}`} className="control">
          {texts.open}
        </Link>
        <button type="button" className="control" onClick={() => setMade(null)}>
          {texts.another}
        </button>
      </ShownOnce>
    )
  return (
    <Form
      id={id === null ? 'user:new' : `user:${id}`}
      initial={initial}
      version={version}
      texts={texts.form}
      labels={labelsOf(texts)}
      submit={submit}
      readCurrent={readCurrent}
      onDone={() => router.refresh()}
    >
      <Fields {...props} />
    </Form>
  )
}

function Fields({ id, texts, roleChoices, gradeChoices, findPlaces, findColleagues }: Props) {
  const { labels, find } = texts
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <TextField name="name" label={labels.name} required autoFocus={id === null} />
        {id === null ? (
          <TextField name="email" label={labels.email} hint={labels.emailHint} type="email" inputMode="email" required />
        ) : (
          <TextField name="external_id" label={labels.external} />
        )}
        <FindField
          name="outlet_id"
          nameIn="outlet_name"
          label={labels.outlet}
          required
          texts={{ type: find.type, none: find.noOutlet }}
          find={findPlaces}
        />
        <FindField
          name="manager_id"
          nameIn="manager_name"
          label={labels.manager}
          hint={labels.managerHint}
          texts={{ type: find.type, none: find.noColleague }}
          find={findColleagues}
        />
        <SelectField name="grade" label={labels.grade} hint={labels.gradeHint} choices={gradeChoices} empty={texts.ordinary} />
      </div>
      <RolesField texts={texts.roles} choices={roleChoices} required={id === null} find={findPlaces} />
    </>
  )
}

const plain = ['name', 'email', 'external_id', 'outlet_id', 'manager_id', 'grade'] as const

/** What the service takes: of the fields given, and the roles when they were touched. A role chosen and not yet added counts. */
function fieldsOf(given: Readonly<Record<string, string | null>>, values: FormValues): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const name of plain) {
    const value = given[name]
    if (value !== undefined && value !== '') fields[name] = value
  }
  const lines = readRoleLines(values['roles'] ?? '')
  const pending = values['new_role'] && values['new_outlet'] ? [{ role: values['new_role'], outletId: values['new_outlet'] }] : []
  if ('roles' in given || pending.length > 0)
    fields['roles'] = [...lines, ...pending].map(({ role, outletId }) => ({ role, outlet_id: outletId }))
  return fields
}

function labelsOf({ labels, roles }: UserFormTexts): Record<string, string> {
  return {
    name: labels.name,
    external_id: labels.external,
    outlet_id: labels.outlet,
    manager_id: labels.manager,
    grade: labels.grade,
    roles: roles.label,
  }
}

interface CurrentUser {
  version: number
  name: string
  external_id: string | null
  outlet_id: string
  manager_id: string | null
  grade: string | null
}

/** Of what somebody else saved meanwhile the plain fields are put together; roles are saved as they stand here. */
function readCurrent(current: unknown) {
  const user = current as CurrentUser
  return {
    version: user.version,
    values: {
      name: user.name,
      external_id: user.external_id ?? '',
      outlet_id: user.outlet_id,
      manager_id: user.manager_id ?? '',
      grade: user.grade ?? '',
    },
  }
}
