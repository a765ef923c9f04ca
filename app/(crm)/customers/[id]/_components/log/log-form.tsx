'use client'

import { useRouter } from 'next/navigation'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, SelectField, TextField } from '#components/form/field'
import type { FormTexts, Outcome, Submitted } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'
import { say } from '#components/ui/said'
import { SmallAct } from '#components/ui/small-act'
import type { InteractionResource } from '#lib/records/interactions/schema'
import type { LogField } from './log-values.ts'
import { logValues, toLogInput } from './log-values.ts'
import { QuickDays } from './quick-days.tsx'

interface Props {
  draft: string
  customerId: string
  /** The page that it leads back to. */
  home: string
  /** The note that is changed; null for a new one. */
  note: { id: string; version: number } | null
  initial: FormValues
  timeZone: string
  labels: Readonly<Record<LogField, string>>
  hints: Record<'next_touch_on' | 'occurred_at', string>
  channels: Choice[]
  directions: Choice[]
  contacts: Choice[]
  purposes: readonly string[]
  days: { day: string; label: string }[]
  texts: FormTexts & Record<'more' | 'unset' | 'archive' | 'noted' | 'takeBack' | 'takenBack', string>
  takeBack: (input: { id: string }) => Promise<{ ok: true } | { ok: false; message: string }>
  save: (input: unknown) => Promise<Outcome<{ id: string }>>
}

/** What was said. A few taps are enough: how, what was heard, and when next; the rest is for those who have the time. */
export function LogForm(props: Props) {
  const {
    draft,
    customerId,
    home,
    note,
    initial,
    timeZone,
    labels,
    hints,
    channels,
    directions,
    contacts,
    purposes,
    days,
    texts,
    takeBack,
    save,
  } = props
  const router = useRouter()
  const leave = () => {
    router.push(home)
    router.refresh()
  }
  const done = ({ id }: { id: string }) => {
    const undo = { label: texts.takeBack, done: texts.takenBack, away: texts.away, run: () => takeBack({ id }) }
    say(note === null ? { text: texts.noted, undo } : null)
    leave()
  }
  const submit = ({ values, changes, version }: Submitted) => {
    if (note !== null) return save({ id: note.id, version, ...toLogInput(changes) })
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
    return save({ customer_id: customerId, ...toLogInput(given) })
  }
  return (
    <Form
      id={draft}
      initial={initial}
      version={note?.version ?? null}
      texts={texts}
      labels={labels}
      submit={submit}
      readCurrent={(current) => {
        const now = current as InteractionResource
        return { version: now.version, values: logValues(now, timeZone) }
      }}
      onDone={done}
      aside={
        note !== null && (
          <SmallAct
            label={texts.archive}
            away={texts.away}
            input={{ id: note.id, version: note.version, archived: true }}
            act={save}
            onDone={leave}
          />
        )
      }
    >
      <div className="flex flex-col gap-4">
        <div className="max-md:-order-3">
          <ChoiceField name="channel" label={labels.channel} choices={channels} />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField name="contact_id" label={labels.contact_id} choices={contacts} empty={texts.unset} />
          <TextField name="purpose" label={labels.purpose} offers={purposes} />
        </div>
        <div className="max-md:-order-2">
          <AreaField name="heard" label={labels.heard} rows={3} />
        </div>
        <AreaField name="answered" label={labels.answered} rows={2} />
        <TextField name="result" label={labels.result} />
        <div className="max-md:-order-1">
          <QuickDays name="next_touch_on" label={labels.next_touch_on} hint={hints.next_touch_on} choices={days} />
        </div>
        <details>
          <summary className="w-fit text-ink-faint hover:text-ink">{texts.more}</summary>
          <div className="grid gap-4 pt-3 sm:grid-cols-2">
            <ChoiceField name="direction" label={labels.direction} choices={directions} />
            <TextField name="duration_minutes" label={labels.duration_minutes} inputMode="numeric" />
            <TextField name="occurred_at" label={labels.occurred_at} hint={hints.occurred_at} type="datetime-local" />
          </div>
        </details>
      </div>
    </Form>
  )
}
