'use client'

import { FieldFrame } from '#components/form/field'
import { useField } from '#components/form/form-context'

interface Props {
  label: string
  hint: string
  texts: Record<'choose' | 'chooseOther', string>
  file: File | null
  onFile: (file: File | null) => void
}

/** The scan of a paper: a file, or a picture that a telephone takes now. A draft does not keep it. The button has our own words: a browser's speak its own language. */
export function ScanField({ label, hint, texts, file, onFile }: Props) {
  const { id, error } = useField('file')
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <span className="flex min-w-0 items-center gap-3">
        <input
          id={id}
          type="file"
          accept="image/*,application/pdf"
          aria-invalid={error !== undefined || undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onFile(event.target.files?.[0] ?? null)}
          className="peer sr-only"
        />
        <label
          htmlFor={id}
          className="control flex-none cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent"
        >
          {file === null ? texts.choose : texts.chooseOther}
        </label>
        {file !== null && <span className="min-w-0 truncate text-ink-soft">{file.name}</span>}
      </span>
    </FieldFrame>
  )
}
