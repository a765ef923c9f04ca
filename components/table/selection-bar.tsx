'use client'

import { ListChecks, X } from 'lucide'
import type { ReactNode } from 'react'
import { useEffect, useState, useTransition } from 'react'
import { Icon } from '#components/ui/icon'
import { Popup } from '../ui/popup.tsx'
import { useSelection } from './use-selection.tsx'

/** What is selected: rows of the page, or everything that the list holds. */
export type Selected = { rows: readonly string[] } | { all: number }

export interface SelectionTexts {
  label: string
  /** With `{count}`. */
  selected: string
  /** With `{count}`. */
  allSelected: string
  takeAll: string
  counting: string
  clear: string
  actions: string
  select: string
  stopSelecting: string
}

interface Props {
  /** Counts everything that the list holds; left out where only what is on the page can be selected. */
  countAll?: () => Promise<{ ok: true; data: { count: number } } | { ok: false; message: string }>
  texts: SelectionTexts
  locale: string
  /** What can be done, one button each. */
  actions: readonly { key: string; label: string; icon: ReactNode }[]
  onAction: (key: string, selected: Selected, count: number, clear: () => void) => void
  onProblem: (message: string) => void
}

/** Stands at the foot of a list while rows are selected, and says what can be done with them. */
export function SelectionBar({ countAll, texts, locale, actions, onAction, onProblem }: Props) {
  const { values, mayTakeAll, clear } = useSelection()
  const [all, setAll] = useState<number | null>(null)
  const [busy, start] = useTransition()
  // Whoever lets go of one row no longer means all of them.
  const takesAll = all !== null && mayTakeAll
  if (all !== null && !mayTakeAll) setAll(null)
  const count = takesAll ? all : values.length
  const written = (text: string) => text.replace('{count}', count.toLocaleString(locale))
  const takeAll = () =>
    start(async () => {
      const answer = await countAll?.().catch(() => null)
      if (answer?.ok === true) setAll(answer.data.count)
      else if (answer?.ok === false) onProblem(answer.message)
    })
  if (values.length === 0) return null
  const act = (key: string) => onAction(key, takesAll ? { all } : { rows: values }, count, clear)
  return (
    <section aria-label={texts.label} className="selection-bar">
      <p role="status" className="flex-none font-medium whitespace-nowrap">
        {written(takesAll ? texts.allSelected : texts.selected)}
      </p>
      {countAll !== undefined && mayTakeAll && !takesAll && (
        <button type="button" disabled={busy} className="link flex-none whitespace-nowrap" onClick={takeAll}>
          {busy ? texts.counting : texts.takeAll}
        </button>
      )}
      <span className="flex gap-2 max-md:hidden">
        {actions.map(({ key, label, icon }) => (
          <button key={key} type="button" className="control" onClick={() => act(key)}>
            {icon}
            {label}
          </button>
        ))}
      </span>
      <span className="ml-auto md:hidden">
        <Popup id="selection-actions" look="control" title={texts.actions} button={texts.actions}>
          {actions.map(({ key, label, icon }) => (
            <button key={key} type="button" data-close="" className="popup-item" onClick={() => act(key)}>
              {icon}
              {label}
            </button>
          ))}
        </Popup>
      </span>
      <button
        type="button"
        aria-label={texts.clear}
        data-tip={texts.clear}
        className="grid size-8 flex-none place-items-center rounded-md text-ink-soft hover:bg-hover md:ml-auto pointer-coarse:size-10"
        onClick={clear}
      >
        <Icon of={X} size={16} />
      </button>
    </section>
  )
}

/** Shows and hides the boxes of the rows on a phone, where they are in the way until they are wanted. */
export function SelectButton({ texts }: { texts: Pick<SelectionTexts, 'select' | 'stopSelecting'> }) {
  const [selecting, setSelecting] = useState(false)
  useEffect(() => () => document.documentElement.removeAttribute('data-selecting'), [])
  const turn = () => {
    document.documentElement.toggleAttribute('data-selecting', !selecting)
    if (selecting) for (const box of document.querySelectorAll<HTMLInputElement>('[data-select]:checked')) box.click()
    setSelecting(!selecting)
  }
  return (
    <button
      type="button"
      aria-pressed={selecting}
      data-active={selecting ? '' : undefined}
      className="control md:hidden"
      onClick={turn}
    >
      <Icon of={ListChecks} size={15} className="text-ink-faint" />
      {selecting ? texts.stopSelecting : texts.select}
    </button>
  )
}
