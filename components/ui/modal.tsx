'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon'

interface Props {
  title: string
  close: string
  onClose: () => void
  children: ReactNode
}

/** A dialog over the page for one short task; Escape and a click beside it close it. Load what stands in it when it is first asked for. */
export function Modal({ title, close, onClose, children }: Props) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[#0b1613]/40" />
        <Dialog.Popup className="modal">
          <div className="flex items-center justify-between gap-4 pb-3">
            <Dialog.Title className="text-lg font-semibold">{title}</Dialog.Title>
            <Dialog.Close
              aria-label={close}
              className="-mr-1.5 grid size-8 flex-none place-items-center rounded-md text-ink-soft hover:bg-hover"
            >
              <Icon of={X} size={16} />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
