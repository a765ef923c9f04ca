'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { FieldFrame } from './field.tsx'
import { useField } from './form-context.tsx'

export interface Found {
  id: string
  name: string
  /** What tells it from others of the name. */
  detail?: string
}

interface Props {
  name: string
  label: string
  hint?: string
  required?: boolean
  /** Whom or what the value names when the form is opened. */
  initialName?: string
  /** A field of the form that keeps the name of what was chosen, so that a draft has it too; `initialName` does not count then. */
  nameIn?: string
  texts: { type: string; none: string }
  /** Takes what was chosen, one after another, and the field is empty again; its own value is never set. */
  onChosen?: (found: Found) => void
  find: (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>
}

const pauseMs = 150

/** One of many, such as a colleague, an outlet or a customer: typed, found, chosen. The value is its id. */
export function FindField({ name, label, hint, required, initialName = '', nameIn, texts, onChosen, find }: Props) {
  const { id, value, error, set, setOther } = useField(name)
  const kept = useField(nameIn ?? name)
  const listId = useId()
  const [typed, setText] = useState<string | null>(null)
  // A draft that is given back brings the name along with the id.
  const text = typed ?? (nameIn === undefined ? initialName : kept.value)
  const [options, setOptions] = useState<Found[] | null>(null)
  const [active, setActive] = useState(0)
  const [open, setOpen] = useState(false)
  const asked = useRef(0)

  useEffect(() => {
    if (!open) return
    const turn = ++asked.current
    const timer = setTimeout(async () => {
      const q = text.trim()
      const answer = await find(q === '' || value !== '' ? {} : { q })
      if (turn !== asked.current) return
      setOptions(answer.ok ? answer.data : [])
      setActive(0)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [open, text, value, find])

  const choose = (option: Found | undefined) => {
    if (option === undefined) return
    if (onChosen !== undefined) {
      onChosen(option)
      setText('')
      setOpen(false)
      return
    }
    set(option.id)
    if (nameIn !== undefined) setOther(nameIn, option.name)
    setText(option.name)
    setOpen(false)
  }
  /** A text that stands for nobody is no choice: the one that it names, or the only one found, is taken, else it goes. */
  const leave = () => {
    setOpen(false)
    if (value !== '' || text === '') return
    const named = options?.filter((option) => option.name === text.trim()) ?? []
    const [meant] = named.length === 1 ? named : (options ?? [])
    if (named.length === 1 || options?.length === 1) choose(meant)
    else setText('')
  }
  const onKey = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setOpen(true)
      const count = options?.length ?? 0
      if (count > 0) setActive((active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count)
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      choose(options?.[active])
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <FieldFrame {...{ id, label, hint, error, required }}>
      <span className="relative">
        <input
          id={id}
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={open && options?.[active] !== undefined ? `${listId}-${active}` : undefined}
          aria-autocomplete="list"
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          placeholder={texts.type}
          value={text}
          onFocus={() => setOpen(true)}
          onBlur={leave}
          onKeyDown={onKey}
          onChange={(event) => {
            setText(event.target.value)
            if (value !== '') set('')
            setOpen(event.target.value !== '') // emptied, it names nobody: what could be chosen does not cover what comes after
          }}
          className="field"
        />
        {open && options !== null && (
          <div id={listId} role="listbox" className="find-list">
            {options.map((option, index) => (
              <div
                key={option.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onPointerDown={(event) => {
                  event.preventDefault()
                  choose(option)
                }}
                className="popup-item aria-selected:bg-hover"
              >
                <span className="truncate">{option.name}</span>
                {option.detail !== undefined && <span className="ml-auto text-sm text-ink-faint">{option.detail}</span>}
              </div>
            ))}
            {options.length === 0 && <p className="px-2 py-2 text-sm text-ink-faint">{texts.none}</p>}
          </div>
        )}
      </span>
    </FieldFrame>
  )
}
