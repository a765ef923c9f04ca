'use client'

import { Plus } from 'lucide'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Choice } from '#components/form/field'
import { SelectField, TextField } from '#components/form/field'
import type { FormTexts } from '#components/form/form'
import { Form } from '#components/form/form'
import { Icon } from '#components/ui/icon'
import { addLine } from '../actions.ts'
import { wholeOf } from './whole.ts'

interface Props {
  rule: string
  roles: readonly Choice[]
  grades: readonly Choice[]
  form: FormTexts
  texts: Record<'open' | 'role' | 'grade' | 'anyGrade' | 'most' | 'mostHint' | 'hours' | 'wholeOnly' | 'cancel', string>
}

/** One more line of a rule, for a role or for one grade of it. */
export function AddLine({ rule, roles, grades, form, texts }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <button type="button" className="control mt-2" onClick={() => setOpen(true)}>
        <Icon of={Plus} size={15} className="text-ink-faint" />
        {texts.open}
      </button>
    )
  return (
    <div className="form-inline mt-2 border-t border-line pt-3">
      <Form
        id={`approval-rule-${rule}`}
        initial={{ role: roles[0]?.value ?? '', grade: '', most: '', hours: '24' }}
        texts={form}
        submit={async ({ values }) => {
          const text = (name: string) => (values[name] ?? '').trim()
          const most = text('most') === '' ? null : wholeOf(text('most'))
          const hours = wholeOf(text('hours'))
          const wrong = {
            ...(Number.isNaN(most) ? { most: texts.wholeOnly } : {}),
            ...(Number.isNaN(hours) ? { hours: texts.wholeOnly } : {}),
          }
          if (Object.keys(wrong).length > 0)
            return { ok: false, code: 'invalid_request', message: texts.wholeOnly, fields: wrong }
          const grade = text('grade') === '' ? null : text('grade')
          return addLine({ rule, role: text('role'), grade, most, hours })
        }}
        onDone={() => {
          setOpen(false)
          router.refresh()
        }}
        aside={
          <button type="button" className="control h-10" onClick={() => setOpen(false)}>
            {texts.cancel}
          </button>
        }
      >
        <div className="grid gap-4 md:grid-cols-2">
          <SelectField name="role" label={texts.role} required choices={roles} />
          <SelectField name="grade" label={texts.grade} choices={grades} empty={texts.anyGrade} />
          <TextField name="most" label={texts.most} hint={texts.mostHint} inputMode="numeric" />
          <TextField name="hours" label={texts.hours} required inputMode="numeric" />
        </div>
      </Form>
    </div>
  )
}
