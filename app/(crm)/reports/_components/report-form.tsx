'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ChoicesField } from '#components/form/choices-field'
import type { Choice } from '#components/form/field'
import { ChoiceField, FieldFrame, SelectField, TextField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { useField, useValues } from '#components/form/form-context'
import type { FormValues } from '#components/form/form-values'
import { RecipientsField } from './recipients-field.tsx'

interface Texts {
  form: FormTexts
  name: string
  of: string
  /** What stands where nothing is chosen: to choose, or that it stays as it is. */
  chooseOf: string
  ofHint: string
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
  find: { type: string; none: string; remove: string }
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

/** A report that is changed. */
export interface OpenedReport {
  id: number
  version: number
  values: FormValues
}

interface Props {
  report: OpenedReport | null
  /** What is chosen when the form of a new one is opened. */
  start: string
  pages: readonly Choice[]
  everies: readonly Choice[]
  weekdays: readonly Choice[]
  monthDays: readonly Choice[]
  formats: readonly Choice[]
  robots: readonly Choice[]
  texts: Texts
  find: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
  save: (input: Record<string, unknown>) => Promise<Outcome<{ id: number }>>
}

const initial = {
  ...{ name: '', of: '', every: 'week', weekday: '1', month_day: '1', time: '08:30', skip_days_off: 'skip' },
  ...{ recipients: '', recipient_names: '', file_format: '', robot_kind: '' },
}
/** The robot stays the one that it is. */
const KEPT = 'keep'

/** Sets a report up or changes it: of what, when, and to whom. The address of a robot is no draft: it is never kept in the browser. */
export function ReportForm(props: Props) {
  const { report, start, pages, everies, weekdays, monthDays, formats, robots, texts, find, save } = props
  const router = useRouter()
  const opened = report?.values ?? { ...initial, of: start }
  const [every, setEvery] = useState(opened['every'] ?? initial.every)
  const [url, setUrl] = useState('')
  const [secret, setSecret] = useState('')
  const [sent, setSent] = useState({ url, secret })
  return (
    <Form
      id={report === null ? `report:new:${start}` : `report:${report.id}`}
      initial={opened}
      version={report?.version ?? null}
      texts={texts.form}
      labels={{ 'robot.url': texts.url, 'robot.secret': texts.secret }}
      submit={({ values, version }) => {
        setSent({ url, secret })
        return save({ ...inputOf(values, { url, secret }), ...(report === null ? {} : { id: report.id, version }) })
      }}
      onDone={({ id }) => {
        router.push(`/reports/${id}`)
        router.refresh()
      }}
    >
      <TextField name="name" label={texts.name} required />
      <SelectField
        name="of"
        label={texts.of}
        hint={texts.ofHint}
        choices={pages}
        empty={texts.chooseOf}
        required={report === null}
      />
      <ChoiceField name="every" label={texts.every} choices={everies} onChoose={setEvery} />
      {every === 'week' && <SelectField name="weekday" label={texts.weekday} choices={weekdays} />}
      {every === 'month' && <SelectField name="month_day" label={texts.monthDay} hint={texts.monthDayHint} choices={monthDays} />}
      <TextField name="time" label={texts.time} hint={texts.timeHint} type="time" required />
      <ChoicesField name="skip_days_off" label={texts.daysOff} choices={[{ value: 'skip', label: texts.skip }]} />
      <RecipientsField label={texts.people} hint={texts.peopleHint} texts={texts.find} find={find} />
      <ChoiceField name="file_format" label={texts.file} choices={[{ value: '', label: texts.noFile }, ...formats]} />
      <ChoiceField
        name="robot_kind"
        label={texts.robot}
        hint={texts.robotHint}
        choices={[{ value: '', label: texts.noRobot }, ...robots]}
      />
      <RobotFields texts={texts} url={url} secret={secret} sent={sent} setUrl={setUrl} setSecret={setSecret} />
    </Form>
  )
}

interface RobotProps {
  texts: Texts
  url: string
  secret: string
  sent: { url: string; secret: string }
  setUrl: (value: string) => void
  setSecret: (value: string) => void
}

/** Where a robot that is chosen, also one of a draft, is reached. */
function RobotFields({ texts, url, secret, sent, setUrl, setSecret }: RobotProps) {
  const kind = useValues()['robot_kind'] ?? ''
  if (kind === '' || kind === KEPT) return null
  return (
    <>
      <Secret name="robot.url" label={texts.url} hint={texts.urlHint} value={url} sent={sent.url} set={setUrl} />
      <Secret
        name="robot.secret"
        label={texts.secret}
        hint={texts.secretHint}
        value={secret}
        sent={sent.secret}
        set={setSecret}
      />
    </>
  )
}

interface SecretProps {
  name: string
  label: string
  hint: string
  value: string
  /** What was sent last: of that alone a refusal is. */
  sent: string
  set: (value: string) => void
}

/** A field outside what the form keeps. */
function Secret({ name, label, hint, value, sent, set }: SecretProps) {
  const { id, error: refused } = useField(name)
  const error = value === sent ? refused : undefined
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        type="password"
        autoComplete="off"
        value={value}
        aria-invalid={error !== undefined || undefined}
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
    ...{ name: of('name'), every, time: of('time'), ...reportedOf(of('of')) },
    weekday: every === 'week' ? Number(of('weekday')) : null,
    month_day: every === 'month' ? Number(of('month_day')) : null,
    skip_days_off: of('skip_days_off') !== '',
    recipients: of('recipients').split('\n').filter(Boolean).map(Number),
    file_format: of('file_format') === '' ? null : of('file_format'),
    ...(kind === KEPT ? {} : { robot: kind === '' ? null : { kind, url: robot.url.trim(), secret: robot.secret.trim() } }),
  }
}

/** A view by its id, or a page of charts by its key with what narrows it; nothing where it stays as it is. */
function reportedOf(text: string): { of?: unknown } {
  const [kind, rest = ''] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)]
  if (kind === 'view') return { of: { view: Number(rest) } }
  if (kind !== 'page') return {}
  const [dashboard = '', search = ''] = rest.split('?')
  return { of: { dashboard, filters: Object.fromEntries(new URLSearchParams(search)) } }
}
