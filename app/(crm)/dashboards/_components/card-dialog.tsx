'use client'

import { useState } from 'react'
import type { Choice } from '#components/form/field'
import type { FormTexts } from '#components/form/form'
import { Modal } from '#components/ui/modal'
import type { ArrangedCard, ArrangeTexts } from './arranged-card.ts'

interface Props {
  card: ArrangedCard
  form: FormTexts
  periods: readonly Choice[]
  texts: ArrangeTexts
  onChange: (card: ArrangedCard) => void
  onClose: () => void
}

const longestTitle = 40
const longestNote = 300

/** A chart's own title, note and period. */
export function CardDialog({ card, form, periods, texts, onChange, onClose }: Props) {
  const [title, setTitle] = useState(card.title)
  const [note, setNote] = useState(card.note)
  const [period, setPeriod] = useState(card.filters['period'] ?? '')
  const submit = () => {
    const { period: _period, ...filters } = card.filters
    const own = title.trim()
    onChange({
      ...card,
      ...{ title: own, note: note.trim(), name: own === '' ? card.name : own },
      filters: period === '' ? filters : { ...filters, period },
    })
  }
  return (
    <Modal title={card.name} close={texts.close} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <label className="flex flex-col gap-1.5 font-medium">
          {texts.title}
          <input
            className="field font-normal"
            value={title}
            maxLength={longestTitle}
            placeholder={texts.titleHint}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <label className="flex flex-col gap-1.5 font-medium">
          {texts.note}
          <textarea
            className="field h-auto py-2 font-normal"
            rows={3}
            value={note}
            maxLength={longestNote}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <label className="flex flex-col gap-1.5 font-medium">
          {texts.period}
          <select className="field font-normal" value={period} onChange={(event) => setPeriod(event.target.value)}>
            <option value="">{texts.ofPage}</option>
            {periods.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <div className="flex items-center gap-3">
          <button type="submit" className="control" data-primary="">
            {form.submit}
          </button>
          <button type="button" className="link" onClick={onClose}>
            {texts.cancel}
          </button>
        </div>
      </form>
    </Modal>
  )
}
