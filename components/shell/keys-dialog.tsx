'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide'
import { Icon } from '#components/ui/icon'
import type { KeysHelpProps } from './keys-help.tsx'

/** The keys of this screen. */
export function KeysDialog({ title, close, keys, onClose }: KeysHelpProps & { onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[#0b1613]/40" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-xl border border-line bg-raised p-5 text-ink shadow-xl outline-none">
          <div className="flex items-center justify-between">
            <Dialog.Title className="text-lg font-semibold">{title}</Dialog.Title>
            <Dialog.Close aria-label={close} className="grid size-8 place-items-center rounded-md text-ink-soft hover:bg-hover">
              <Icon of={X} size={16} />
            </Dialog.Close>
          </div>
          <dl className="mt-3">
            {keys.map((row) => (
              <div key={row.label} className="flex items-center justify-between border-t border-line py-2">
                <dt className="text-ink-soft">{row.label}</dt>
                <dd className="flex gap-1">
                  {row.keys.map((key) => (
                    <kbd key={key} className="min-w-6 rounded-sm border border-line-strong bg-sunken px-1.5 text-center text-sm">
                      {key}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
