'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ChoicesField } from '#components/form/choices-field'
import type { Choice } from '#components/form/field'
import { ChoiceField, FieldFrame, SelectField, TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'

interface Texts {
  form: FormTexts
  name: string
  view: string
  chooseView: string
  every: string
  weekday: string
  monthDay: string
  monthDayHint: string
  time: string
  timeHint: string
  daysOff: string
  skip: string
  people: string
  peopleHint: string
  file: string
  noFile: string
  robot: string
  noRobot: string
  robotHint: string
  url: string
  urlHint: string
  secret: string
  secretHint: string
}

interface Props {
  views: readonly Choice[]
  people: readonly Choice[]
  everies: readonly Choice[]
  weekdays: readonly Choice[]
  monthDays: readonly Choice[]
  formats: readonly Choice[]
  robots: readonly Choice[]
  texts: Texts
  add: (input: Record<string, unknown>) => Promise<Outcome<{ id: number }>>
}

const initial = {
  ...{ name: '', view: '', every: 'week', weekday: '1', month_day: '1', time: '08:30', skip_days_off: 'skip' },
  ...{ recipients: '', file_format: '', robot_kind: '' },
}

/** Sets a report up: of which list, when, and to whom. The address of a robot is no draft: it is never kept in the browser. */
export function ReportForm({ views, people, everies, weekdays, monthDays, formats, robots, texts, add }: Props) {
  const router = useRouter()
  const [every, setEvery] = useState(initial.every)
  const [robot, setRobot] = useState(false)
  const [url, setUrl] = useState('')
  const [secret, setSecret] = useState('')
  return (
    <Form
      id="report:new"
      initial={initial}
      texts={texts.form}
      submit={({ values }) => add(inputOf(values, { url, secret }))}
      onDone={({ id }) => router.push(`/reports/${id}`)}
    >
      <TextField name="name" label={texts.name} required />
      <SelectField name="view" label={texts.view} choices={views} empty={texts.chooseView} required />
      <ChoiceField name="every" label={texts.every} choices={everies} onChoose={setEvery} />
      {every === 'week' && <SelectField name="weekday" label={texts.weekday} choices={weekdays} />}
      {every === 'month' && <SelectField name="month_day" label={texts.monthDay} hint={texts.monthDayHint} choices={monthDays} />}
      <TextField name="time" label={texts.time} hint={texts.timeHint} type="time" required />
      <ChoicesField name="skip_days_off" label={texts.daysOff} choices={[{ value: 'skip', label: texts.skip }]} />
      <ChoicesField name="recipients" label={texts.people} hint={texts.peopleHint} choices={people} />
      <ChoiceField name="file_format" label={texts.file} choices={[{ value: '', label: texts.noFile }, ...formats]} />
      <ChoiceField
        name="robot_kind"
        label={texts.robot}
        hint={texts.robotHint}
        choices={[{ value: '', label: texts.noRobot }, ...robots]}
        onChoose={(kind) => setRobot(kind !== '')}
      />
      {robot && (
        <>
          <Secret id="robot-url" label={texts.url} hint={texts.urlHint} value={url} set={setUrl} />
          <Secret id="robot-secret" label={texts.secret} hint={texts.secretHint} value={secret} set={setSecret} />
        </>
      )}
    </Form>
  )
}

interface SecretProps {
  id: string
  label: string
  hint: string
  value: string
  set: (value: string) => void
}

/** A field outside what the form keeps. */
function Secret({ id, label, hint, value, set }: SecretProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={undefined}>
      <input
        id={id}
        type="password"
        autoComplete="off"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => set(event.target.value)}
        className="field"
      />
    </FieldFrame>
  )
}

function inputOf(values: FormValues, robot: { url: string; secret: string }): Record<string, unknown> {
  const of = (name: keyof typeof initial) => values[name] ?? ''
  const every = of('every')
  const kind = of('robot_kind')
  return {
    ...{ name: of('name'), view: Number(of('view')), every, time: of('time') },
    weekday: every === 'week' ? Number(of('weekday')) : null,
    month_day: every === 'month' ? Number(of('month_day')) : null,
    skip_days_off: of('skip_days_off') !== '',
    recipients: of('recipients').split('\n').filter(Boolean).map(Number),
    file_format: of('file_format') === '' ? null : of('file_format'),
    robot: kind === '' ? null : { kind, url: robot.url.trim(), secret: robot.secret.trim() },
  }
}
