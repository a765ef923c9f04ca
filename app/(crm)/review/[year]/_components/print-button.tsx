'use client'

import { Printer } from 'lucide'
import { Icon } from '#components/ui/icon'

/** Opens the browser's way to print the page. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="control max-md:hidden" onClick={() => window.print()}>
      <Icon of={Printer} size={15} className="text-ink-faint" />
      {label}
    </button>
  )
}
