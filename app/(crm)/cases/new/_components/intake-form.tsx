'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, SelectField, TextField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import type { FormTexts, Outcome, Submitted } from '#components/form/form'
import { Form } from '#components/form/form'
import { useField } from '#components/form/form-context'
import type { Given } from './given.ts'
import { intakeDraft } from './intake-draft.ts'
import type { IntakeWords } from './intake-words.ts'
import { TermField, type TermGroup } from './term-field.tsx'
import type { WaybillHint } from './waybill-hint.tsx'
import { CustomerField, useWaybill, WaybillBox } from './waybill-hint.tsx'

interface Props {
  given: Given
  texts: FormTexts & Record<'typeToFind' | 'none', string>
  words: IntakeWords
  types: readonly Choice[]
  channels: readonly Choice[]
  alarms: readonly Choice[]
  groups: readonly TermGroup[]
  statuses: Readonly<Record<string, string>>
  record: (input: unknown) => Promise<Outcome<{ id: string }>>
  findWaybill: (input: { waybill_no: string }) => Promise<{ ok: true; data: { waybill: WaybillHint | null } } | { ok: false }>
  findCustomer: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
}

/** What somebody calls about, on one screen: the waybill first, which brings customer and category along. At most twelve inputs, and those that the type or the channel
 * asks for stand there only then. */
export function IntakeForm({ given, texts, record, ...rest }: Props) {
  const router = useRouter()
  const initial = {
    waybill_no: given.waybill,
    customer_id: given.customer?.id ?? '',
    type: given.type,
    subcategory: '',
    channel: 'hotline',
    caller_name: '',
    caller_phone: given.phone,
    description: '',
    alarm: '',
    goods_value: '',
    source_no: '',
    due_at: '',
  }
  const submit = ({ values }: Submitted) =>
    record(Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== '')))
  return (
    <Form
      id={intakeDraft({ ...given, customer: given.customer?.id ?? '' })}
      initial={initial}
      texts={texts}
      submit={submit}
      onDone={({ id }) => router.push(`/cases/${id}`)}
    >
      <Fields {...rest} given={given} texts={texts} />
    </Form>
  )
}

function Fields({
  given,
  texts,
  words,
  types,
  channels,
  alarms,
  groups,
  statuses,
  findWaybill,
  findCustomer,
}: Omit<Props, 'record'>) {
  const type = useField('type').value
  const channel = useField('channel').value
  const looked = useWaybill(findWaybill)
  const fromOutside = ['platform', 'regulator', 'hotline_12345', 'hotline_12315', 'media'].includes(channel) || type === 'appeal'
  const ofGoods = type === 'claim' || type === 'complaint'
  return (
    <>
      <TextField name="waybill_no" label={words.waybill} hint={words.waybillHint} autoFocus={given.waybill === ''} />
      <WaybillBox looked={looked} words={words} statuses={statuses} groups={groups} />
      <CustomerField looked={looked} words={words} given={given.customer} texts={texts} find={findCustomer} />
      <ChoiceField name="type" label={words.type} choices={types} />
      <div className="grid gap-4 md:grid-cols-2">
        <TermField label={words.term} empty={words.chooseTerm} groups={groups} />
        <SelectField name="channel" label={words.channel} choices={channels} />
        <TextField name="caller_name" label={words.callerName} />
        <TextField name="caller_phone" label={words.callerPhone} type="tel" inputMode="tel" />
        {fromOutside && <TextField name="source_no" label={words.sourceNo} />}
        {fromOutside && <TextField name="due_at" type="datetime-local" label={words.dueAt} hint={words.dueHint} />}
      </div>
      <AreaField name="description" label={words.description} rows={4} />
      <ChoiceField name="alarm" label={words.alarm} choices={alarms} />
      {ofGoods && (
        <div className="grid gap-4 md:grid-cols-2">
          <TextField name="goods_value" label={words.goodsValue} inputMode="decimal" />
        </div>
      )}
    </>
  )
}
