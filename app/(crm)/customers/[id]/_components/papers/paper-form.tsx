'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Choice } from '#components/form/field'
import { AreaField, ChoiceField, TextField } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import { FindField } from '#components/form/find-field'
import type { FormTexts, Outcome, Submitted } from '#components/form/form'
import { Form } from '#components/form/form'
import type { FormValues } from '#components/form/form-values'
import { forgetDraft } from '#components/form/use-draft'
import { useCloseSheet } from '#components/ui/sheet'
import type { PaperResource } from '#lib/records/papers/schema'
import type { PaperField } from './paper-values.ts'
import { paperValues } from './paper-values.ts'
import { ScanField } from './scan-field.tsx'
import { sendScan } from './send-scan.ts'

interface Saved {
  id: string
  version: number
}

interface Props {
  draft: string
  customerId: string
  paper: Saved | null
  keeper: string
  initial: FormValues
  labels: Record<PaperField | 'file', string>
  hints: Record<'type' | 'title' | 'valid_until' | 'place' | 'file', string>
  types: readonly string[]
  forms: readonly Choice[]
  texts: FormTexts & Record<'typeToFind' | 'none' | 'tooLarge' | 'scanAway' | 'choose' | 'chooseOther', string>
  aside: ReactNode
  find: ((input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>) | null
  save: (input: unknown) => Promise<Outcome<Saved>>
  change: (input: unknown) => Promise<Outcome<Saved>>
}

/** A paper and its scan. The paper is saved first; should its scan not arrive, sending again brings the scan to the same paper. */
export function PaperForm(props: Props) {
  const { draft, customerId, labels, hints, texts } = props
  const router = useRouter()
  const close = useCloseSheet()
  const [file, setFile] = useState<File | null>(null)
  const made = useRef<Saved | null>(null)
  const submit = async (given: Submitted): Promise<Outcome<Saved>> => {
    const paper = made.current ?? props.paper
    const saved = await savePaper(props, customerId, paper, given)
    if (!saved.ok) return saved
    made.current = saved.data
    // It is no draft any more, whatever becomes of the scan.
    forgetDraft(draft)
    if (file === null) return saved
    const sent = await sendScan(saved.data, file, { tooLarge: texts.tooLarge, away: texts.scanAway })
    if (!sent.ok) router.refresh()
    return sent.ok ? saved : sent
  }
  return (
    <Form
      id={draft}
      initial={props.initial}
      version={props.paper?.version ?? null}
      texts={texts}
      labels={labels}
      submit={submit}
      readCurrent={(current) => {
        const now = current as PaperResource
        return { version: now.version, values: paperValues(now, now.keeper_id) }
      }}
      onDone={() => {
        close()
        router.refresh()
      }}
      aside={props.aside}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="type"
          label={labels.type}
          hint={hints.type}
          required
          offers={props.types}
          autoFocus={props.paper === null}
        />
        <TextField name="title" label={labels.title} hint={hints.title} />
        <TextField name="valid_until" label={labels.valid_until} hint={hints.valid_until} type="date" />
        <TextField name="dated_on" label={labels.dated_on} type="date" />
      </div>
      <ScanField label={labels.file} hint={hints.file} texts={texts} file={file} onFile={setFile} />
      <ChoiceField name="form" label={labels.form} choices={props.forms} />
      <div className="grid gap-4 sm:grid-cols-2">
        {props.find !== null && (
          <FindField
            name="keeper_id"
            label={labels.keeper_id}
            required
            initialName={props.keeper}
            texts={{ type: texts.typeToFind, none: texts.none }}
            find={props.find}
          />
        )}
        <TextField name="place" label={labels.place} placeholder={hints.place} />
        <TextField name="number" label={labels.number} />
      </div>
      <AreaField name="note" label={labels.note} rows={2} />
    </Form>
  )
}

/** Saves what is typed: a new paper, or what was changed of one; the title is the type while it is left empty. */
function savePaper(
  { save, change }: Pick<Props, 'save' | 'change'>,
  customerId: string,
  paper: Saved | null,
  { values, changes, version }: Submitted,
): Promise<Outcome<Saved>> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
  const title = given['title'] ?? given['type']
  if (paper === null) return save({ customer_id: customerId, ...given, ...(title === undefined ? {} : { title }) })
  const changed = changes['title'] === null && title !== undefined ? { ...changes, title } : changes
  // A form that has made its paper starts from what it made; one that met another's change from what it was shown.
  return change({ id: paper.id, version: Math.max(paper.version, version ?? 0), ...changed })
}
