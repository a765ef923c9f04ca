'use client'

import { AreaField } from '#components/form/field'
import { FindField } from '#components/form/find-field'
import { Form } from '#components/form/form'
import { forgetDraft } from '#components/form/use-draft'
import { Modal } from '#components/ui/modal'
import { QuickDays } from '../../../customers/[id]/_components/log/quick-days.tsx'
import type { HandedOut, HandOutProps } from './hand-out-bar.tsx'

interface Props extends HandOutProps {
  customers: readonly number[]
  onClose: () => void
  onDone: (done: HandedOut) => void
}

const draft = 'hand-out-drops'

/** Asks to whom the selected drops go, and until when. */
export function HandOutDialog({
  customers,
  locale,
  dueOn,
  dueHint,
  days,
  findColleague,
  handOut,
  texts,
  form,
  onClose,
  onDone,
}: Props) {
  const close = () => {
    forgetDraft(draft)
    onClose()
  }
  return (
    <Modal title={texts.title.replace('{count}', customers.length.toLocaleString(locale))} close={texts.close} onClose={close}>
      <Form
        id={draft}
        initial={dueOn === null ? {} : { due_on: dueOn }}
        texts={form}
        submit={({ values }) => {
          const given = (name: string) => (values[name] ?? '').trim()
          const named = given('assignee_id') === '' ? {} : { assignee_id: given('assignee_id') }
          const noted = given('note') === '' ? {} : { note: given('note') }
          const due = given('due_on') === '' ? {} : { due_on: given('due_on') }
          return handOut({ customers, ...due, ...named, ...noted })
        }}
        onDone={onDone}
        aside={
          <button type="button" className="link" onClick={close}>
            {texts.cancel}
          </button>
        }
      >
        {findColleague === null ? (
          <p className="text-ink-soft text-pretty">{texts.toHint}</p>
        ) : (
          <FindField
            name="assignee_id"
            label={texts.to}
            hint={texts.toHint}
            texts={{ type: texts.typeToFind, none: texts.none }}
            find={findColleague}
          />
        )}
        <QuickDays
          name="due_on"
          label={texts.due}
          required={dueOn !== null}
          choices={days}
          {...(dueHint === null ? {} : { hint: dueHint })}
        />
        <AreaField name="note" label={texts.note} rows={2} />
      </Form>
    </Modal>
  )
}
