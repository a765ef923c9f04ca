'use client'

import { FieldFrame } from '#components/form/field'
import { useField } from '#components/form/form-context'

interface Props {
  label: string
  hint: string
  onFile: (file: File | null) => void
}

/** The scan of a paper: a file, or a picture that a telephone takes now. A draft does not keep it. */
export function ScanField({ label, hint, onFile }: Props) {
  const { id, error } = useField('file')
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        type="file"
        accept="image/*,application/pdf"
        aria-invalid={error !== undefined || undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onFile(event.target.files?.[0] ?? null)}
        className="field h-auto py-1.5 file:mr-3 file:rounded-md file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:text-ink"
      />
    </FieldFrame>
  )
}
