'use client'

import type { Choice } from '#components/form/field'
import { AreaField, SelectField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { forgetDraft } from '#components/form/use-draft'
import { Modal } from '#components/ui/modal'

export interface SeenProps {
  mark: (input: unknown) => Promise<Outcome<{ count: number }>>
  takeBack: (input: unknown) => Promise<Outcome<{ count: number }>>
  reasons: readonly Choice[]
  texts: Record<
    'button' | 'back' | 'title' | 'hint' | 'reason' | 'noReason' | 'note' | 'done' | 'doneBack' | 'undo' | 'away',
    string
  >
  form: FormTexts
}

interface Props extends SeenProps {
  locale: string
  customers: readonly number[]
  close: string
  cancel: string
  onClose: () => void
  onDone: (done: { count: number }) => void
}

const draft = 'seen-drops'

/** Asks why the selected drops are let be, where there is anything to say. */
export function SeenDialog({ customers, locale, mark, reasons, texts, form, close, cancel, onClose, onDone }: Props) {
  const leave = () => {
    forgetDraft(draft)
    onClose()
  }
  return (
    <Modal title={texts.title.replace('{count}', customers.length.toLocaleString(locale))} close={close} onClose={leave}>
      <Form
        id={draft}
        initial={{}}
        texts={form}
        submit={({ values }) => {
          const given = (name: string) => {
            const value = (values[name] ?? '').trim()
            return value === '' ? {} : { [name]: value }
          }
          return mark({ customers, ...given('reason'), ...given('note') })
        }}
        onDone={onDone}
        aside={
          <button type="button" className="link" onClick={leave}>
            {cancel}
          </button>
        }
      >
        <p className="text-ink-soft text-pretty">{texts.hint}</p>
        {reasons.length > 0 && <SelectField name="reason" label={texts.reason} choices={reasons} empty={texts.noReason} />}
        <AreaField name="note" label={texts.note} rows={2} />
      </Form>
    </Modal>
  )
}
