'use client'

import { Check, X } from 'lucide'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AreaField } from '#components/form/field'
import type { FormTexts } from '#components/form/form'
import { Form } from '#components/form/form'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'
import { useAct } from '#components/ui/use-act'
import { decide } from '../actions.ts'

export type DecideTexts = Record<'approve' | 'refuse' | 'reason' | 'reasonHint' | 'cancel' | 'busy' | 'away', string> & {
  form: FormTexts
}

interface Props {
  id: number
  version: number
  texts: DecideTexts
}

/** Approves a request with one press, or refuses it with a reason. */
export function Decide({ id, version, texts }: Props) {
  const router = useRouter()
  const [refusing, setRefusing] = useState(false)
  // What somebody else decided meanwhile shows as well.
  const { busy, problem, act } = useAct(texts.away)
  const approve = () => act(() => decide({ id, version, decision: 'approve' }))
  if (refusing)
    return (
      <div className="form-inline w-full">
        <Form
          id={`approval-${id}-refuse`}
          initial={{ reason: '' }}
          texts={texts.form}
          submit={({ values }) => decide({ id, version, decision: 'refuse', ...reasonOf(values['reason']) })}
          onDone={() => {
            setRefusing(false)
            router.refresh()
          }}
          aside={
            <button type="button" className="control h-10" onClick={() => setRefusing(false)}>
              {texts.cancel}
            </button>
          }
        >
          <AreaField name="reason" label={texts.reason} hint={texts.reasonHint} required rows={2} />
        </Form>
      </div>
    )
  return (
    <div className="flex flex-wrap items-center gap-2 max-md:w-full">
      {problem !== null && (
        <div className="w-full">
          <Notice tone="danger">{problem}</Notice>
        </div>
      )}
      <button type="button" disabled={busy} className="button-primary max-md:flex-1" onClick={approve}>
        <Icon of={Check} size={16} />
        {busy ? texts.busy : texts.approve}
      </button>
      <button
        type="button"
        disabled={busy}
        className="control h-10 justify-center px-4 max-md:flex-1"
        onClick={() => setRefusing(true)}
      >
        <Icon of={X} size={16} />
        {texts.refuse}
      </button>
    </div>
  )
}

const reasonOf = (text: string | undefined) => ((text ?? '').trim() === '' ? {} : { reason: text })
