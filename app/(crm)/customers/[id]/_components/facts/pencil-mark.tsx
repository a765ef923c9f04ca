'use client'

import { Pencil } from 'lucide'
import { Icon } from '#components/ui/icon'

/** The mark of what changes a fact. It stands beside each, and so is drawn where it is shown. */
export function PencilMark() {
  return <Icon of={Pencil} size={14} />
}
