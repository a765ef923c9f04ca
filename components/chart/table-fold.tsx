'use client'

import { useState } from 'react'
import type { TableBehind } from './plain-table.tsx'
import { PlainTable } from './plain-table.tsx'

interface Props {
  table: TableBehind
  open: boolean
  texts: Record<'show' | 'hide', string>
}

/** A table that is drawn when it is first opened. */
export function TableFold({ table, open, texts }: Props) {
  const [drawn, setDrawn] = useState(open)
  return (
    <details
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
      {drawn && <PlainTable table={table} />}
    </details>
  )
}
