'use client'

import { FileUp } from 'lucide'
import { useRouter } from 'next/navigation'
import type { DragEvent } from 'react'
import { useId, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { Notice } from '#components/ui/notice'
import { ProgressBar } from '#components/ui/progress-bar'
import type { UploadTexts } from './use-upload.ts'
import { filled, megabytes, useUpload } from './use-upload.ts'

interface Props {
  kind: string
  /** Largest file that is taken, in megabytes. */
  limits: { csv: number; xlsx: number }
  texts: UploadTexts & Record<'drop' | 'choose' | 'limits' | 'sending' | 'sent' | 'storing' | 'cancel' | 'one', string>
}

/** The place for the file: dropped, or chosen. It shows how far the upload is, and can be stopped. */
export function DropZone({ kind, limits, texts }: Props) {
  const router = useRouter()
  const id = useId()
  const [over, setOver] = useState(false)
  const upload = useUpload(kind, limits, texts, (importId) => router.push(`/imports/${importId}`))
  const { state } = upload
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const { files } = event.dataTransfer
    if (files.length > 1) return upload.refuse(texts.one)
    if (files[0] !== undefined) upload.send(files[0])
  }
  if (state.kind === 'sending')
    return (
      <div role="status" className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-5">
        <p className="font-medium break-all">{filled(texts.sending, { file: state.file })}</p>
        <ProgressBar
          label={filled(texts.sending, { file: state.file })}
          share={state.size === 0 ? null : state.sent / state.size}
        />
        <p className="flex items-center justify-between gap-4 text-ink-soft">
          <span>
            {state.sent >= state.size
              ? texts.storing
              : filled(texts.sent, { sent: megabytes(state.sent), size: megabytes(state.size) })}
          </span>
          <button type="button" className="control" onClick={upload.cancel}>
            {texts.cancel}
          </button>
        </p>
      </div>
    )
  return (
    <div className="flex flex-col gap-3">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex cursor-pointer flex-col items-center gap-3 rounded-lg border-2 border-dashed px-4 py-10 text-center transition-colors hover:border-accent has-focus-visible:border-accent has-focus-visible:outline-2 has-focus-visible:outline-focus ${
          over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface'
        }`}
      >
        <Icon of={FileUp} size={28} strokeWidth={1.5} className="text-ink-faint" />
        <span className="text-lg max-md:hidden">{texts.drop}</span>
        <span className="button-primary">{texts.choose}</span>
        <span className="text-sm text-ink-faint">{texts.limits}</span>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file !== undefined) upload.send(file)
          }}
        />
      </label>
      {state.kind === 'refused' && <Notice tone="danger">{state.message}</Notice>}
    </div>
  )
}
