'use client'

import { Download } from 'lucide'
import type { ReactNode } from 'react'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Icon } from '#components/ui/icon'
import { Popup } from '#components/ui/popup'
import type { TableBehind } from './plain-table.tsx'
import { PlainTable } from './plain-table.tsx'

export interface FootTexts {
  show: string
  hide: string
  save: string
  png: string
  csv: string
  failed: string
  /** By which formula it is worked out and where that comes from; and what it says, a line each. */
  formula: string | null
  formulaLines: readonly string[]
  /** How numbers are written in the file. */
  numbers: string
  /** With `{day}`. */
  savedOn: string
}

interface Props {
  table?: TableBehind | undefined
  /** What stands behind the chart instead of a plain table; it has a table of its own. */
  children?: ReactNode
  texts: FootTexts
}

/** What stands below every figure: its table, drawn when it is first unfolded, and the figure as an image or its table as a file, made here when asked for. */
export function FigureFoot({ table, children, texts }: Props) {
  const open = table?.open === true
  const [drawn, setDrawn] = useState(open)
  const details = useRef<HTMLDetailsElement>(null)
  const [savedOn, setSavedOn] = useState('')
  const behind = children ?? (table !== undefined && <PlainTable table={table} />)
  const readTable = () => {
    flushSync(() => setDrawn(true))
    return details.current?.querySelector('table') ?? null
  }
  return (
    <div className="relative">
      <details
        ref={details}
        open={open}
        className="group px-4 pt-1 pb-3"
        onToggle={(event) => {
          if (event.currentTarget.open) setDrawn(true)
        }}
      >
        <summary className="w-fit py-1 text-sm text-ink-faint hover:text-ink">
          <span className="group-open:hidden">{texts.show}</span>
          <span className="hidden group-open:inline">{texts.hide}</span>
        </summary>
        {drawn && behind}
      </details>
      <p data-saved="" className="px-4 pt-1 text-xs text-pretty text-ink-faint">
        {texts.formula} {texts.formulaLines[0]}
        {texts.formula !== null && <br />}
        {savedOn}
      </p>
      <Save texts={texts} readTable={readTable} date={(day) => flushSync(() => setSavedOn(day))} />
    </div>
  )
}

interface SaveProps {
  texts: FootTexts
  readTable: () => HTMLTableElement | null
  /** Writes into the figure when it was saved. */
  date: (day: string) => void
}

/** The two ways to take a figure along. What makes them is loaded when one is asked for. */
function Save({ texts, readTable, date }: SaveProps) {
  const id = useId()
  const box = useRef<HTMLSpanElement>(null)
  const [said, setSaid] = useState<string | null>(null)
  const save = async (way: 'png' | 'csv') => {
    const figure = box.current?.closest('figure')
    const table = readTable()
    setSaid(null)
    try {
      if (figure === undefined || figure === null || table === null) throw new Error('no figure')
      const { savedOnText, savePicture, saveTable } = await import('./save-figure.ts')
      const savedOn = savedOnText(texts.savedOn)
      date(savedOn)
      await (way === 'png'
        ? savePicture(figure)
        : saveTable(figure, table, [texts.formula ?? '', ...texts.formulaLines, texts.numbers, savedOn]))
      document.getElementById(id)?.hidePopover()
    } catch {
      setSaid(texts.failed)
    }
  }
  return (
    <span ref={box} data-unsaved="" className="absolute top-1 right-4">
      <Popup
        id={id}
        look="definition-button"
        title={texts.save}
        button={
          <>
            <Icon of={Download} size={14} />
            {texts.save}
          </>
        }
      >
        <div className="flex w-48 flex-col max-md:w-full">
          <button type="button" className="popup-item" onClick={() => save('png')}>
            {texts.png}
          </button>
          <button type="button" className="popup-item" onClick={() => save('csv')}>
            {texts.csv}
          </button>
          {said !== null && (
            <p role="alert" className="px-2 py-2 text-pretty text-sm text-danger">
              {said}
            </p>
          )}
        </div>
      </Popup>
    </span>
  )
}
