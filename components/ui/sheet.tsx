'use client'

import { X } from 'lucide'
import type { ReactNode } from 'react'
import { createContext, use, useState } from 'react'
import { Icon } from '#components/ui/icon'

const SheetContext = createContext<(() => void) | null>(null)

/** Closes the sheet that a component stands in; does nothing outside of one. */
export function useCloseSheet(): () => void {
  return use(SheetContext) ?? (() => undefined)
}

interface Props {
  /** Class of the button, such as `control`. */
  look: string
  button: ReactNode
  /** Of the button, where its text says too little. */
  label?: string
  tip?: string
  title: string
  close: string
  /** Marks the button for a key of the page. */
  mark?: string
  /** A link that ends in `#` and this opens the page with the sheet on it. */
  hash?: string
  children: ReactNode
}

const show = (dialog: HTMLDialogElement | null) => {
  if (dialog !== null && !dialog.open) dialog.showModal()
}

/** A button with a sheet of paper that it lays on the page: at the side, on a phone from its foot. What is in it is there only while it is open; a form in it keeps its
 * draft all the same. */
export function Sheet({ look, button, label, tip, title, close, mark, hash, children }: Props) {
  const [open, setOpen] = useState(false)
  // Taken out of the address at once: whoever closes the sheet, or comes back to the page, is not shown it again.
  const openAsAsked = (node: HTMLButtonElement | null) => {
    if (node === null || hash === undefined || window.location.hash !== `#${hash}`) return
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
    setOpen(true)
  }
  return (
    <>
      <button
        ref={openAsAsked}
        type="button"
        className={look}
        aria-label={label}
        aria-haspopup="dialog"
        data-tip={tip}
        data-key={mark}
        onClick={() => setOpen(true)}
      >
        {button}
      </button>
      {open && (
        <dialog
          ref={show}
          aria-label={title}
          className="sheet"
          onClose={() => setOpen(false)}
          onClick={(event) => {
            if (event.target === event.currentTarget) event.currentTarget.close()
          }}
          onKeyDown={(event) => event.stopPropagation()}
        >
          <div className="sheet-body">
            <div className="flex items-center justify-between gap-4 pb-3">
              <h2 className="text-lg font-semibold">{title}</h2>
              <button
                type="button"
                aria-label={close}
                onClick={(event) => event.currentTarget.closest('dialog')?.close()}
                className="grid size-8 flex-none place-items-center rounded-md text-ink-soft hover:bg-hover pointer-coarse:size-10"
              >
                <Icon of={X} size={16} />
              </button>
            </div>
            <SheetContext value={() => setOpen(false)}>{children}</SheetContext>
          </div>
        </dialog>
      )}
    </>
  )
}
