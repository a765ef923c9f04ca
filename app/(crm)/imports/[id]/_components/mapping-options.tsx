'use client'

import { useId } from 'react'
import type { MappingChoices, MappingOffers, MappingTexts } from './mapping-values.ts'

interface Props {
  choices: MappingChoices
  offers: MappingOffers
  texts: MappingTexts
  change: (choices: MappingChoices) => void
}

/** How the rows are brought in: what becomes of records that are there, and how dates are written. */
export function MappingOptions({ choices, offers, texts, change }: Props) {
  const id = useId()
  const ways = [
    { value: 'update', label: texts.update, hint: texts.updateHint },
    { value: 'skip', label: texts.skip, hint: texts.skipHint },
    { value: 'error', label: texts.error, hint: texts.errorHint },
  ] as const
  return (
    <section aria-label={texts.options} className="flex flex-col gap-4">
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium">{texts.duplicate}</legend>
        <span className="flex flex-wrap gap-2">
          {ways.map(({ value, label }) => (
            <label key={value} className="choice">
              <input
                type="radio"
                name={`${id}-duplicate`}
                value={value}
                checked={choices.onDuplicate === value}
                onChange={() => change({ ...choices, onDuplicate: value })}
                className="sr-only"
              />
              {label}
            </label>
          ))}
        </span>
        <span className="text-sm text-ink-faint">{ways.find(({ value }) => value === choices.onDuplicate)?.hint}</span>
      </fieldset>
      {offers.dates !== null && (
        <div className="flex flex-col gap-1.5">
          <label htmlFor={`${id}-dates`} className="font-medium">
            {texts.dates}
          </label>
          <select
            id={`${id}-dates`}
            value={choices.dateFormat}
            onChange={(event) => change({ ...choices, dateFormat: event.target.value })}
            className="field md:max-w-104"
          >
            {offers.dates.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
      {offers.createMissing && (
        <label className="flex w-fit cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            checked={choices.createMissing}
            onChange={(event) => change({ ...choices, createMissing: event.target.checked })}
            className="size-4 flex-none accent-accent"
          />
          {texts.createMissing}
        </label>
      )}
    </section>
  )
}
