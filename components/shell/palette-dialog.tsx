'use client'

import { Dialog } from '@base-ui/react/dialog'
import { LoaderCircle, Search } from 'lucide'
import { useRouter } from 'next/navigation'
import { Fragment, useId, useState } from 'react'
import { Icon } from '#components/ui/icon'
import type { PaletteProps } from './palette.tsx'
import { useFinding } from './use-finding.tsx'

interface Entry {
  key: string
  group: string
  title: string
  detail: string
  href: string
}

/** Search everywhere: customers, other records and commands, by keyboard alone if wanted. */
export function PaletteDialog({ commands, texts, kinds, find, onClose }: PaletteProps & { onClose: () => void }) {
  const router = useRouter()
  const listId = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const { hits, problem, busy } = useFinding(text, find, texts.away)
  const wanted = text.trim().toLowerCase()
  const entries: Entry[] = [
    ...hits.map((hit) => ({ ...hit, key: `${hit.kind} ${hit.id}`, group: kinds[hit.kind] ?? hit.kind })),
    ...commands
      .filter(({ search }) => search.includes(wanted))
      // Two commands may lead to one page: what shares a key with another stays on the screen after it is gone.
      .map(({ label, href }) => ({ key: `${href} ${label}`, group: texts.commands, title: label, detail: '', href })),
  ]
  const go = (entry: Entry | undefined) => {
    if (entry === undefined) return
    onClose()
    router.push(entry.href)
  }
  const onKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : entries.length - 1
      if (entries.length > 0) setActive((active + step) % entries.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      go(entries[active])
    }
  }
  const said = problem ?? (entries.length === 0 ? (busy ? texts.searching : texts.none) : null)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[#0b1613]/40" />
        <Dialog.Popup aria-label={texts.title} className="palette">
          <div className="flex items-center gap-2 border-b border-line px-3">
            {busy ? (
              <Icon of={LoaderCircle} size={18} className="flex-none animate-spin text-ink-faint" />
            ) : (
              <Icon of={Search} size={18} className="flex-none text-ink-faint" />
            )}
            <input
              role="combobox"
              aria-label={texts.title}
              aria-expanded="true"
              aria-controls={listId}
              aria-activedescendant={entries[active] === undefined ? undefined : `${listId}-${active}`}
              autoComplete="off"
              placeholder={texts.placeholder}
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                setActive(0)
              }}
              onKeyDown={onKey}
              className="h-12 w-full bg-transparent text-lg outline-none"
            />
          </div>
          <div id={listId} role="listbox" aria-label={texts.title} className="overflow-y-auto overscroll-contain p-1.5">
            {entries.map((entry, index) => (
              <Fragment key={entry.key}>
                {entry.group !== entries[index - 1]?.group && (
                  <p role="presentation" className="px-2 pt-2 pb-1 text-sm text-ink-faint">
                    {entry.group}
                  </p>
                )}
                <div
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  ref={(element) => {
                    if (index === active) element?.scrollIntoView({ block: 'nearest' })
                  }}
                  onPointerMove={() => setActive(index)}
                  onClick={() => go(entry)}
                  onKeyDown={onKey}
                  className="popup-item aria-selected:bg-hover"
                >
                  <span className="truncate">{entry.title}</span>
                  <span className="ml-auto truncate pl-3 text-sm text-ink-faint">{entry.detail}</span>
                </div>
              </Fragment>
            ))}
            {said !== null && (
              <p role="status" className="px-2 py-3 text-ink-faint">
                {said}
              </p>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
