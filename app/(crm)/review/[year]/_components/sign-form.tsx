'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AreaField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { useCloseSheet } from '#components/ui/sheet'

interface Props {
  year: number
  version: number
  texts: FormTexts
  /** What is not done yet, each with the part of the page where it is done. */
  unfinished: readonly { href: string; text: string }[]
  labels: Record<'text' | 'conclusion' | 'unfinished' | 'sure' | 'tick', string>
  save: (input: unknown) => Promise<Outcome<unknown>>
}

/** What signing does and what is not done yet, the conclusion that is kept with it, and the tick without which nothing is signed. */
export function SignForm({ year, version, texts, unfinished, labels, save }: Props) {
  const router = useRouter()
  const close = useCloseSheet()
  // Not a value of the form: what was ticked the other day is not in a draft.
  const [sure, setSure] = useState(false)
  const [missed, setMissed] = useState(false)
  return (
    <Form
      id={`review-sign:${year}`}
      initial={{ conclusion: '' }}
      texts={texts}
      labels={labels}
      submit={({ values }) => {
        setMissed(!sure)
        if (!sure) return Promise.resolve({ ok: false, code: 'invalid_request', message: labels.tick, fields: {} })
        const conclusion = (values['conclusion'] ?? '').trim()
        return save({ year, version, ...(conclusion === '' ? {} : { conclusion }) })
      }}
      onDone={() => {
        close()
        router.refresh()
      }}
    >
      <p className="text-pretty text-ink-soft">{labels.text}</p>
      {unfinished.length > 0 && (
        <div className="rounded-md border border-watch/40 bg-watch-soft px-3 py-2">
          <p className="font-medium text-watch-text">{labels.unfinished}</p>
          <ul className="list-disc pl-5">
            {unfinished.map(({ href, text }) => (
              <li key={text}>
                <a href={href} className="link" onClick={close}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <AreaField name="conclusion" label={labels.conclusion} rows={5} />
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-1 size-4 flex-none accent-accent"
          checked={sure}
          aria-invalid={missed && !sure ? true : undefined}
          onChange={(event) => setSure(event.target.checked)}
        />
        <span>{labels.sure}</span>
      </label>
    </Form>
  )
}
