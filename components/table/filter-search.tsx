'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { Link } from '#components/ui/link'

interface Option {
  id: string
  name: string
}

interface Props {
  /** URL of the list without this filter. */
  base: string
  name: string
  texts: { type: string; noOptions: string; loading: string }
  find: (input: { q?: string }) => Promise<{ ok: true; data: Option[] } | { ok: false; message: string }>
}

const pauseMs = 150

/** Values of a filter that may be many, colleagues or outlets: the first of them, and those whose name is typed. Asked for each time that the menu opens. */
export function FilterSearch({ base, name, texts, find }: Props) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(true)
  const [options, setOptions] = useState<Option[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    const popup = field.current?.closest('[popover]')
    const onToggle = (event: Event) => setOpen(event instanceof ToggleEvent && event.newState === 'open')
    popup?.addEventListener('toggle', onToggle)
    return () => popup?.removeEventListener('toggle', onToggle)
  }, [])

  useEffect(() => {
    if (!open) return
    let stale = false
    const ask = async () => {
      const answer = await find(text.trim() === '' ? {} : { q: text.trim() })
      if (stale) return
      setProblem(answer.ok ? null : answer.message)
      setOptions(answer.ok ? answer.data : [])
    }
    const timer = setTimeout(ask, text === '' ? 0 : pauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [open, text, find])

  const said = problem ?? (options === null ? texts.loading : options.length === 0 ? texts.noOptions : null)
  return (
    <div className="mt-1 border-t border-line pt-2">
      <input
        ref={field}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={texts.type}
        aria-label={texts.type}
        aria-controls={id}
        autoComplete="off"
        className="field h-8"
      />
      <div id={id} className="mt-1 max-h-64 overflow-y-auto">
        {options?.map((option) => (
          <Link key={option.id} href={`${base}${base.includes('?') ? '&' : '?'}${name}=${option.id}`} className="popup-item pl-8">
            {option.name}
          </Link>
        ))}
        {said !== null && (
          <p role="status" className="px-2 py-2 text-sm text-ink-faint">
            {said}
          </p>
        )}
      </div>
    </div>
  )
}
