'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ChoiceField } from '#components/form/field'
import type { FormTexts, Outcome, Refusal } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FieldsProps } from './call-fields.tsx'
import { CallFields } from './call-fields.tsx'
import { callValues, newCustomer, otherCustomer, toCallInput, whoCanCall } from './call-values.ts'
import { Fuller } from './fuller.tsx'
import type { MadeOfCall } from './made.tsx'
import { Made } from './made.tsx'

interface Props extends FieldsProps {
  phone: string
  texts: FormTexts & FieldsProps['texts']
  madeTexts: Parameters<typeof Made>[0]['texts']
  record: (input: unknown) => Promise<Outcome<MadeOfCall>>
  takeBack: Parameters<typeof Made>[0]['takeBack']
}

/** A call on one form: who called, what was said, what it is, and what that asks for. What was made of it is said above the form, which is empty for the next. */
export function CallForm({ phone, texts, madeTexts, record, takeBack, ...fields }: Props) {
  const { callers, possible, words } = fields
  const router = useRouter()
  const [made, setMade] = useState<{ count: number; last: MadeOfCall | null }>({ count: 0, last: null })
  const can = whoCanCall(callers, possible)
  const names = new Map([
    ...callers.map(({ value, label }) => [value, label] as const),
    [otherCustomer, words.other] as const,
    [newCustomer, words.new] as const,
  ])
  const draft = `call-${phone}`
  return (
    <div className="flex flex-col gap-4">
      {made.last !== null && <Made key={made.count} made={made.last} texts={madeTexts} takeBack={takeBack} />}
      <Form
        key={`${made.count}-${can.join()}`}
        id={draft}
        initial={callValues(callers, possible)}
        texts={texts}
        submit={async ({ values }) => whoIsMissing(await record(toCallInput(phone, values, callers)), values['who'])}
        onDone={(last) => {
          setMade(({ count }) => ({ count: count + 1, last }))
          router.refresh()
        }}
        aside={<Fuller draft={draft} phone={phone} callers={callers} label={words.fuller} />}
      >
        {can.length > 1 && (
          <ChoiceField name="who" label={words.who} choices={can.map((value) => ({ value, label: names.get(value) ?? value }))} />
        )}
        <CallFields {...fields} texts={texts} />
      </Form>
    </div>
  )
}

/** Whose it is can be wrong where no field asks for it: then it is said of who called. */
function whoIsMissing<Data>(answer: Outcome<Data>, who: string | undefined): Outcome<Data> {
  if (answer.ok || who === otherCustomer) return answer
  const problem = answer.fields['customer_id'] ?? (who === newCustomer ? undefined : answer.fields['name'])
  return problem === undefined ? answer : ({ ...answer, fields: { ...answer.fields, who: problem } } satisfies Refusal)
}
