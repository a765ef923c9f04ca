'use client'

import { Check, Copy, Download } from 'lucide'
import type { FormEvent } from 'react'
import { useEffect, useRef, useState, useTransition } from 'react'
import { ExportChoices } from '#components/table/export-choices'
import { copyText } from '#components/ui/copy-text'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'
import { Popup } from '#components/ui/popup'
import { LookupResult, tableText } from './lookup-result.tsx'
import type { LookupTable } from './lookup-table.ts'
import type { LookupTexts } from './lookup-texts.ts'

type Answer<Data> = { ok: true; data: Data } | { ok: false; message: string; fields: Record<string, string> }

interface Props {
  lookUp: (input: { numbers: string }) => Promise<Answer<LookupTable>>
  checkExport: (input: Record<string, string>) => Promise<Answer<{ rows: string }>>
  /** Null for whoever may not export. */
  exportPath: string | null
  texts: LookupTexts
}

const pasteKey = 'yike:lookup'

/** A field for pasted numbers and what became of them. Whoever opens one and comes back finds both again. */
export function LookupPanel({ lookUp, checkExport, exportPath, texts }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [asked, setAsked] = useState('')
  const [found, setFound] = useState<LookupTable | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const [busy, start] = useTransition()

  const ask = (numbers: string) =>
    start(async () => {
      const away: Answer<LookupTable> = { ok: false, message: texts.away, fields: {} }
      const answer = await lookUp({ numbers }).catch(() => away)
      setCopied(null)
      if (!answer.ok) {
        setFound(null)
        return setProblem(answer.fields['numbers'] ?? answer.message)
      }
      setProblem(null)
      setAsked(numbers)
      setFound(answer.data)
      sessionStorage.setItem(pasteKey, numbers)
    })
  useEffect(() => {
    const kept = sessionStorage.getItem(pasteKey)
    if (kept === null || field.current === null) return
    field.current.value = kept
    form.current?.requestSubmit()
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(field.current?.value ?? '')
  }
  const clear = () => {
    form.current?.reset()
    setFound(null)
    setProblem(null)
    sessionStorage.removeItem(pasteKey)
    field.current?.focus()
  }
  return (
    <>
      <form ref={form} onSubmit={submit} aria-busy={busy} className="mt-3 flex max-w-3xl flex-col gap-2">
        <textarea
          ref={field}
          name="numbers"
          aria-label={texts.label}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : 'lookup-problem'}
          placeholder={texts.label}
          rows={found === null ? 8 : 4}
          spellCheck={false}
          autoComplete="off"
          className="field h-auto py-2 pointer-coarse:text-lg"
        />
        <div className="flex flex-wrap items-center gap-2">
          <button type="submit" disabled={busy} className="button-primary">
            {busy ? texts.busy : texts.submit}
          </button>
          {(found !== null || problem !== null) && (
            <button type="button" onClick={clear} className="control h-10">
              {texts.clear}
            </button>
          )}
        </div>
        {problem !== null && (
          <Notice id="lookup-problem" tone="danger">
            {problem}
          </Notice>
        )}
      </form>
      {found !== null && (
        <LookupResult found={found} texts={texts}>
          <span className="ml-auto flex gap-2">
            <button type="button" className="control" onClick={async () => setCopied(await copyText(tableText(found, texts)))}>
              {copied === true ? (
                <Icon of={Check} size={15} className="text-accent-text" />
              ) : (
                <Icon of={Copy} size={15} className="text-ink-faint" />
              )}
              {copied === true ? texts.copied : texts.copy}
            </button>
            {exportPath !== null && (
              <Popup
                id="export"
                look="control"
                title={texts.exportTitle}
                button={
                  <>
                    <Icon of={Download} size={15} className="text-ink-faint" />
                    {texts.export}
                  </>
                }
              >
                <ExportChoices path={exportPath} fields={{ numbers: asked }} check={checkExport} texts={texts.choices} />
              </Popup>
            )}
          </span>
          {copied === false && <p className="w-full text-sm text-danger">{texts.copyFailed}</p>}
        </LookupResult>
      )}
    </>
  )
}
