'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Choice } from '#components/form/field'
import { AreaField, SelectField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { Link } from '#components/ui/link'
import { Notice } from '#components/ui/notice'
import { SmallAct } from '#components/ui/small-act'

interface Props {
  customerId: string
  /** What was decided; empty when nothing is. */
  present: { level: string; reason: string }
  choices: readonly Choice[]
  form: FormTexts
  texts: Record<'set' | 'change' | 'level' | 'choose' | 'reason' | 'withdraw' | 'away' | 'asked' | 'see', string>
  set: (input: { id: string; level: string; reason: string }) => Promise<Outcome<{ askedId: number | null }>>
  clear: (input: { id: string }) => Promise<{ ok: true } | { ok: false; message: string }>
}

/** Decides on a level by hand, with the reason, and takes it back. */
export function LevelForm({ customerId, present, choices, form, texts, set, clear }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [askedId, setAskedId] = useState<number | null>(null)
  const isSet = present.level !== ''
  return (
    <div className="mt-1">
      <span className="flex flex-wrap gap-x-4">
        <button type="button" aria-expanded={open} className="link text-sm" onClick={() => setOpen(!open)}>
          {isSet ? texts.change : texts.set}
        </button>
        {isSet && (
          <SmallAct label={texts.withdraw} away={texts.away} look="link text-sm" input={{ id: customerId }} act={clear} />
        )}
      </span>
      {askedId !== null && (
        <Notice tone="good">
          {texts.asked}{' '}
          <Link href={`/approvals/${askedId}`} className="link">
            {texts.see}
          </Link>
        </Notice>
      )}
      {open && (
        <div className="form-inline mt-2 max-w-md text-ink">
          <Form
            id={`level-${customerId}`}
            initial={present}
            texts={form}
            submit={({ values }) => set({ id: customerId, level: values['level'] ?? '', reason: values['reason'] ?? '' })}
            onDone={({ askedId: id }) => {
              setAskedId(id)
              setOpen(false)
              router.refresh()
            }}
          >
            <SelectField name="level" label={texts.level} required choices={choices} empty={texts.choose} />
            <AreaField name="reason" label={texts.reason} required rows={2} />
          </Form>
        </div>
      )}
    </div>
  )
}
