'use client'

import { LoaderCircle, Search, X } from 'lucide'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { Icon } from '#components/ui/icon'

interface Props {
  /** URL of the list without a search. */
  base: string
  q: string
  /** The other parameters, for who searches before the script is there. */
  keep: readonly { name: string; value: string }[]
  path: string
  texts: { label: string; placeholder: string; clear: string; searching: string }
}

const pauseMs = 180

/** Searches as one types, by the URL. What an input method still composes is not searched for. */
export function SearchBox({ base, q, keep, path, texts }: Props) {
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [text, setText] = useState(q)
  const [pending, start] = useTransition()

  useEffect(() => {
    if (document.activeElement !== field.current) setText(q)
  }, [q])
  useEffect(() => () => clearTimeout(timer.current), [])

  const search = (wanted: string, wait: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const query = wanted.trim() === '' ? '' : `${base.includes('?') ? '&' : '?'}q=${encodeURIComponent(wanted.trim())}`
      start(() => router.replace(base + query, { scroll: false }))
    }, wait)
  }
  const change = (event: React.SyntheticEvent<HTMLInputElement>) => {
    const wanted = event.currentTarget.value
    setText(wanted)
    if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)) search(wanted, pauseMs)
  }
  const clear = () => {
    setText('')
    search('', 0)
    field.current?.focus()
  }
  return (
    <search>
      <form
        action={path}
        className="relative w-full md:w-96"
        onSubmit={(event) => {
          event.preventDefault()
          search(text, 0)
        }}
      >
        {keep.map((each) => (
          <input key={each.name} type="hidden" {...each} />
        ))}
        <span className="pointer-events-none absolute inset-y-0 left-0 grid w-9 place-items-center text-ink-faint">
          {pending ? (
            <Icon of={LoaderCircle} size={15} label={texts.searching} className="animate-spin" />
          ) : (
            <Icon of={Search} size={15} />
          )}
        </span>
        <input
          ref={field}
          data-search=""
          name="q"
          type="search"
          value={text}
          onChange={change}
          onCompositionEnd={change}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          placeholder={texts.placeholder}
          aria-label={texts.label}
          autoComplete="off"
          maxLength={200}
          className="field h-9 px-9 [&::-webkit-search-cancel-button]:hidden pointer-coarse:h-11 pointer-coarse:text-lg"
        />
        {text !== '' && (
          <button
            type="button"
            aria-label={texts.clear}
            onClick={clear}
            className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-md text-ink-faint hover:text-ink"
          >
            <Icon of={X} size={15} />
          </button>
        )}
      </form>
    </search>
  )
}
