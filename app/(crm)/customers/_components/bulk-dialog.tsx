'use client'

import { useState } from 'react'
import { AreaField, ChoiceField, TextField } from '#components/form/field'
import { FindField } from '#components/form/find-field'
import type { Outcome, Submitted } from '#components/form/form'
import { Form } from '#components/form/form'
import { forgetDraft } from '#components/form/use-draft'
import type { Selected } from '#components/table/selection-bar'
import { Modal } from '#components/ui/modal'
import type { BulkKind } from '#lib/records/customers/bulk/change'
import type { BulkAnswer, BulkProps } from './bulk-bar.tsx'
import { tagsOf } from './customer-values.ts'
import { TagsField } from './tags-field.tsx'

interface Props extends BulkProps {
  kind: BulkKind
  selected: Selected
  count: number
  onClose: () => void
  onDone: (done: BulkAnswer) => void
}

/** Asks for what a change of many customers needs, and says how many it is about. */
export function BulkDialog(props: Props) {
  const { kind, selected, count, query, locale, actions, texts, form, onClose, onDone } = props
  // Somebody else decides it: why is asked then, and only then.
  const [needsReason, setNeedsReason] = useState(false)
  // Of which stage it was said already how many do not meet its gate.
  const [warnedOf, setWarnedOf] = useState<string | null>(null)
  const draft = `bulk-${kind}`
  const written = (text: string) => text.replace('{count}', count.toLocaleString(locale))
  const close = () => {
    forgetDraft(draft)
    onClose()
  }
  const submit = async ({ values }: Submitted): Promise<Outcome<BulkAnswer>> => {
    const chosen = 'all' in selected ? { query } : { rows: selected.rows.map(readRow) }
    const stage = values['lifecycle'] ?? ''
    if (kind === 'lifecycle' && stage !== '' && stage !== warnedOf) {
      const below = await actions.below({
        lifecycle: stage,
        ...('rows' in chosen ? { ids: chosen.rows.map(({ id }) => id) } : chosen),
      })
      if (!below.ok) return below
      setWarnedOf(stage)
      if (below.data.count > 0) return warning(texts.below, below.data.count, stage, props)
    }
    const reason = (values['reason'] ?? '').trim()
    const answer = await actions.change({ change: changeOf(kind, values), ...chosen, ...(reason === '' ? {} : { reason }) })
    if (answer.ok) return answer
    const fields = byField(answer.fields)
    if ('reason' in fields) setNeedsReason(true)
    return { ...answer, fields }
  }
  const says = texts.says[kind]
  return (
    <Modal title={written(texts.titles[kind])} close={texts.close} onClose={close}>
      <Form
        id={draft}
        initial={{}}
        labels={texts.fields}
        texts={form}
        submit={submit}
        onDone={onDone}
        aside={
          <button type="button" className="link" onClick={close}>
            {texts.cancel}
          </button>
        }
      >
        {says !== undefined && <p className="text-ink-soft text-pretty">{says}</p>}
        <Fields {...props} />
        {needsReason && <AreaField name="reason" label={texts.fields.reason} required rows={2} />}
      </Form>
    </Modal>
  )
}

/** Says before anything is changed how many of them a stage is not earned by; sent again it is changed all the same. */
function warning(text: string, count: number, stage: string, { lifecycles, locale }: Props): Outcome<never> {
  const name = lifecycles.find(({ value }) => value === stage)?.label ?? stage
  return {
    ok: false,
    code: 'rule_violated',
    message: text.replace('{count}', count.toLocaleString(locale)).replace('{stage}', name),
    fields: {},
  }
}

function Fields({ kind, texts, lifecycles, tags, findOwner, findOutlet }: Props) {
  const find = { type: texts.typeToFind, none: texts.none }
  switch (kind) {
    case 'owner':
      return <FindField name="owner_email" label={texts.fields.owner_email} required texts={find} find={findOwner} />
    case 'outlet':
      return <FindField name="outlet_code" label={texts.fields.outlet_code} required texts={find} find={findOutlet} />
    case 'tags':
      return (
        <>
          <TagsField name="add" label={texts.fields.add} hint={texts.hints.tags} tags={tags} autoFocus />
          <TagsField name="remove" label={texts.fields.remove} hint={texts.hints.tags} tags={tags} />
        </>
      )
    case 'next_touch':
      return <TextField name="next_touch_on" type="date" label={texts.fields.next_touch_on} hint={texts.hints.next_touch_on} />
    case 'lifecycle':
      return <ChoiceField name="lifecycle" label={texts.fields.lifecycle} required choices={lifecycles} />
    default:
      return null
  }
}

function changeOf(kind: BulkKind, values: Submitted['values']): Record<string, unknown> {
  const given = (name: string) => (values[name] ?? '').trim()
  switch (kind) {
    case 'owner':
      return { kind, owner_email: given('owner_email') }
    case 'outlet':
      return { kind, outlet_code: given('outlet_code') }
    case 'tags':
      return { kind, add: tagsOf(given('add')), remove: tagsOf(given('remove')) }
    case 'next_touch':
      return { kind, next_touch_on: given('next_touch_on') === '' ? null : given('next_touch_on') }
    case 'lifecycle':
      return { kind, lifecycle: given('lifecycle') }
    default:
      return { kind }
  }
}

/** The box of a row holds its id and the version that was seen. */
function readRow(value: string): { id: number; version: number } {
  const [id, version] = value.split(':').map(Number)
  return { id: id ?? 0, version: version ?? 0 }
}

/** The server names `change.add.0` what the form knows as `add`. */
function byField(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name.replace(/^change\./, '').replace(/\.\d+$/, ''), text]),
  )
}
