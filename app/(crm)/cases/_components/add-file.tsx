'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { TextField } from '#components/form/field'
import type { FormTexts, Outcome } from '#components/form/form'
import { Form } from '#components/form/form'
import { sendFile } from '../../_files/send-file.ts'
import { ScanField } from '../../customers/[id]/_components/papers/scan-field.tsx'

interface Props {
  /** Names the form among what is kept while it is not sent. */
  id: string
  /** Below the door of files. */
  path: string
  texts: FormTexts & Record<'file' | 'fileHint' | 'note' | 'choose' | 'chooseOther' | 'missing' | 'tooLarge' | 'fileAway', string>
}

/** Adds a photograph or document to a case: one at a time, so that a telephone’s picture needs two taps. What it is folded into closes behind it. */
export function AddFile({ id, path, texts }: Props) {
  const router = useRouter()
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState(0)
  const within = useRef<HTMLDivElement>(null)
  const missing: Outcome<null> = { ok: false, code: 'file', message: texts.missing, fields: { file: texts.missing } }
  return (
    <div ref={within}>
      <Form<null>
        key={sent}
        id={id}
        initial={{ note: '' }}
        texts={texts}
        submit={async ({ values: { note = '' } }) =>
          file === null ? missing : sendFile(path, { note }, file, { tooLarge: texts.tooLarge, away: texts.fileAway })
        }
        onDone={() => {
          setFile(null)
          setSent(sent + 1)
          within.current?.closest('details')?.removeAttribute('open')
          router.refresh()
        }}
      >
        <ScanField label={texts.file} hint={texts.fileHint} texts={texts} file={file} onFile={setFile} />
        <TextField name="note" label={texts.note} />
      </Form>
    </div>
  )
}
