'use client'

import { Search } from 'lucide'
import { Icon } from '#components/ui/icon'
import { openPalette } from './palette.tsx'

/** Opens the search everywhere for those who do not know its keys. */
export function SearchButton({ label, keys }: { label: string; keys: string }) {
  return (
    <button type="button" onClick={openPalette} data-tip={keys} aria-keyshortcuts="Control+K Meta+K" className="rail-item">
      <Icon of={Search} size={20} strokeWidth={1.75} />
      <span>{label}</span>
    </button>
  )
}
