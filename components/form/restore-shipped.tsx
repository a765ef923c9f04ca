'use client'

import { RotateCcw } from 'lucide'
import { use } from 'react'
import { Icon } from '../ui/icon.tsx'
import { FormContext } from './form-context.tsx'
import type { FormValues } from './form-values.tsx'

/** Fills in what the product ships with, unless that stands; it is sent by the button beside. */
export function RestoreShipped({ values, label }: { values: FormValues; label: string }) {
  const form = use(FormContext)
  if (form === null || Object.entries(values).every(([name, value]) => form.values[name] === value)) return null
  return (
    <button
      type="button"
      className="control h-10"
      onClick={() => {
        for (const [name, value] of Object.entries(values)) form.set(name, value)
      }}
    >
      <Icon of={RotateCcw} size={15} />
      {label}
    </button>
  )
}
