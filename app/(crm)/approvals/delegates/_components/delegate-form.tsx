'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { TextField } from '#components/form/field'
import { FindField } from '#components/form/find-field'
import type { FormTexts } from '#components/form/form'
import { Form } from '#components/form/form'
import { findStandIns, setDelegate } from '../../actions.ts'

interface Props {
  today: string
  form: FormTexts
  texts: Record<'who' | 'from' | 'to' | 'typeToFind' | 'none', string>
}

/** Names a colleague who decides in the reader's place. */
export function DelegateForm({ today, form, texts }: Props) {
  const router = useRouter()
  const [made, setMade] = useState(0)
  return (
    <Form
      // What was made begins a form of its own.
      key={made}
      id="approval-delegate"
      initial={{ delegate_email: '', delegate_name: '', from_on: today, to_on: today }}
      texts={form}
      submit={({ values }) =>
        setDelegate({ delegate_email: values['delegate_email'], from_on: values['from_on'], to_on: values['to_on'] })
      }
      onDone={() => {
        setMade(made + 1)
        router.refresh()
      }}
    >
      <FindField
        name="delegate_email"
        nameIn="delegate_name"
        label={texts.who}
        required
        texts={{ type: texts.typeToFind, none: texts.none }}
        find={findStandIns}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField name="from_on" type="date" label={texts.from} required />
        <TextField name="to_on" type="date" label={texts.to} required />
      </div>
    </Form>
  )
}
