'use client'

import { useRouter } from 'next/navigation'
import { useId, useState, useTransition } from 'react'
import type { ListParams } from '#components/table/list-url'
import { listHref } from '#components/table/list-url'
import { factParam, splitEntries } from '#lib/records/facts/param'
import type { FactAsk, FilterField } from './fact-changes.ts'
import { askOf, factAsks, factChanges } from './fact-changes.ts'

export interface FactFilterTexts {
  item: string
  choose: string
  condition: string
  asks: Record<FactAsk, string>
  exactly: string
  entry: string
  from: string
  to: string
  yes: string
  no: string
  apply: string
}

interface Props {
  path: string
  params: ListParams
  fields: readonly FilterField[]
  texts: FactFilterTexts
}

/** A filter by any key of the dictionary: which one, and what its value must be. */
export function FactFilter({ path, params, fields, texts }: Props) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [key, setKey] = useState('')
  const [asked, setAsked] = useState<FactAsk | null>(null)
  const field = fields.find((each) => each.key === key)
  const ask = asked ?? askOf(key, params)
  const apply = (form: HTMLFormElement) => {
    if (field === undefined) return
    const data = new FormData(form)
    const text = (name: string) => String(data.get(name) ?? '')
    const given = { values: data.getAll('value').map(String), min: text('min'), max: text('max') }
    form.closest<HTMLElement>('[popover]')?.hidePopover()
    start(() => router.push(listHref(path, params, factChanges(field, ask, given))))
  }
  return (
    <form
      aria-busy={pending}
      className="grid gap-2 px-2 pt-1 pb-1"
      onSubmit={(event) => {
        event.preventDefault()
        apply(event.currentTarget)
      }}
    >
      <select
        aria-label={texts.item}
        value={key}
        onChange={(event) => {
          setKey(event.target.value)
          setAsked(null)
        }}
        className="field h-9"
      >
        <option value="">{texts.choose}</option>
        {[...new Set(fields.map(({ group }) => group))].map((group) => (
          <optgroup key={group} label={group}>
            {fields
              .filter((each) => each.group === group)
              .map((each) => (
                <option key={each.key} value={each.key}>
                  {each.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      {field !== undefined && (
        <>
          <select
            aria-label={texts.condition}
            value={ask}
            onChange={(event) => setAsked(factAsks.find((each) => each === event.target.value) ?? 'value')}
            className="field h-9"
          >
            {factAsks.map((each) => (
              <option key={each} value={each}>
                {texts.asks[each]}
              </option>
            ))}
          </select>
          {ask === 'value' && <ValueFields key={field.key} field={field} params={params} texts={texts} />}
          <button type="submit" className="control justify-center">
            {texts.apply}
          </button>
        </>
      )}
    </form>
  )
}

type ValueProps = Pick<Props, 'params' | 'texts'> & { field: FilterField }

/** What the value must be, by the type of the key. */
function ValueFields({ field, params, texts }: ValueProps) {
  const exact = params[factParam(field.key)] ?? ''
  switch (field.type) {
    case 'boolean':
      return (
        <Boxes
          type="radio"
          options={[
            { value: 'true', label: texts.yes },
            { value: 'false', label: texts.no },
          ]}
          chosen={[exact]}
          label={field.label}
        />
      )
    case 'number':
    case 'money':
    case 'date':
      return <RangeFields field={field} params={params} texts={texts} />
    case 'text':
      return <TextValue placeholder={texts.exactly} label={field.label} value={exact} />
    default:
      return field.options.length === 0 ? (
        <TextValue placeholder={texts.entry} label={field.label} value={splitEntries(exact)[0] ?? ''} />
      ) : (
        <Boxes type="checkbox" options={field.options} chosen={splitEntries(exact)} label={field.label} />
      )
  }
}

function TextValue({ placeholder, label, value }: { placeholder: string; label: string; value: string }) {
  return (
    <input
      name="value"
      aria-label={label}
      placeholder={placeholder}
      maxLength={200}
      autoComplete="off"
      defaultValue={value}
      className="field h-9"
    />
  )
}

interface BoxesProps {
  type: 'radio' | 'checkbox'
  options: FilterField['options']
  chosen: readonly string[]
  label: string
}

function Boxes({ type, options, chosen, label }: BoxesProps) {
  return (
    <fieldset className="max-h-56 overflow-y-auto">
      <legend className="sr-only">{label}</legend>
      {options.map(({ value, label: text }) => (
        <label key={value} className="popup-item">
          <input
            type={type}
            name="value"
            value={value}
            defaultChecked={chosen.includes(value)}
            className="size-4 flex-none accent-accent"
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}

function RangeFields({ field: { key, type }, params, texts }: ValueProps) {
  const id = useId()
  const ends = [
    ['min', texts.from],
    ['max', texts.to],
  ] as const
  return ends.map(([end, label]) => (
    <span key={end} className="flex items-center gap-2">
      <label htmlFor={`${id}-${end}`} className="w-8 flex-none text-ink-faint">
        {label}
      </label>
      <input
        id={`${id}-${end}`}
        name={end}
        type={type === 'date' ? 'date' : 'number'}
        step={type === 'date' ? undefined : 'any'}
        defaultValue={params[factParam(key, end)]}
        className="field h-9 min-w-0 flex-1 tabular-nums"
      />
    </span>
  ))
}
