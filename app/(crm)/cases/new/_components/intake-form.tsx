'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, SelectField, TextField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import type { FormTexts, Outcome, Submitted } from '#components/form/form'
import { Form } from '#components/form/form'
import { useField } from '#components/form/form-context'
import type { FindComplaints } from './earlier-field.tsx'
import { EarlierField } from './earlier-field.tsx'
import type { Given } from './given.ts'
import { intakeDraft } from './intake-draft.ts'
import { asksOf, intakeInputOf } from './intake-values.ts'
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
  provinces: readonly Choice[]
  groups: readonly TermGroup[]
  statuses: Readonly<Record<string, string>>
  record: (input: unknown) => Promise<Outcome<{ id: string }>>
  findWaybill: (input: { waybill_no: string }) => Promise<{ ok: true; data: { waybill: WaybillHint | null } } | { ok: false }>
  findCustomer: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
  findComplaints: FindComplaints
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
    channel: channelOf(given.type, rest.channels),
    caller_name: '',
    caller_phone: given.phone,
    description: '',
    alarm: '',
    goods_value: '',
    source_no: '',
    due_at: '',
    regulator_province: given.province,
    complaint_id: '',
  }
  const submit = ({ values }: Submitted) => record(intakeInputOf(values))
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

/** What a case of a type comes by unless somebody says otherwise: the usual channel where it is offered, else the first. */
function channelOf(type: string, channels: readonly Choice[]): string {
  const usual = type === 'appeal' ? 'regulator' : 'hotline'
  return channels.some(({ value }) => value === usual) ? usual : (channels[0]?.value ?? usual)
}

function Fields({ given, texts, words, ...of }: Omit<Props, 'record'>) {
  const { types, channels, alarms, provinces, groups, statuses, findWaybill, findCustomer, findComplaints } = of
  const type = useField('type').value
  const { value: channel, set: setChannel } = useField('channel')
  const looked = useWaybill(findWaybill)
  const asks = asksOf(type, channel)
  const changeType = (next: string) => {
    if (channel === channelOf(type, channels)) setChannel(channelOf(next, channels))
  }
  return (
    <>
      <TextField name="waybill_no" label={words.waybill} hint={words.waybillHint} autoFocus={given.waybill === ''} />
      <WaybillBox looked={looked} words={words} statuses={statuses} groups={groups} />
      <CustomerField looked={looked} words={words} given={given.customer} texts={texts} find={findCustomer} />
      <ChoiceField name="type" label={words.type} choices={types} onChoose={changeType} />
      <div className="grid gap-4 md:grid-cols-2">
        <TermField label={words.term} empty={words.chooseTerm} groups={groups} />
        <SelectField name="channel" label={words.channel} choices={channels} />
        <TextField name="caller_name" label={words.callerName} />
        <TextField name="caller_phone" label={words.callerPhone} type="tel" inputMode="tel" />
        {asks.source_no && <TextField name="source_no" label={words.sourceNo} />}
        {asks.due_at && <TextField name="due_at" type="datetime-local" label={words.dueAt} hint={words.dueHint} />}
        {asks.regulator_province && (
          <SelectField name="regulator_province" label={words.province} hint={words.provinceHint} choices={provinces} />
        )}
      </div>
      {asks.complaint_id && <EarlierField looked={looked} words={words} find={findComplaints} />}
      <AreaField name="description" label={words.description} rows={4} required={type !== 'request'} />
      {asks.alarm && <ChoiceField name="alarm" label={words.alarm} choices={alarms} />}
      {asks.goods_value && (
        <div className="grid gap-4 md:grid-cols-2">
          <TextField name="goods_value" label={words.goodsValue} inputMode="decimal" />
        </div>
      )}
    </>
  )
}
