import type { ReactNode } from 'react'

interface Props {
  id: string
  /** Class of the button, such as `control`. */
  look: string
  label?: string | undefined
  /** What the popup is called for those who do not see it. */
  title: string
  active?: boolean
  /** Where it opens: below the button, or beside it. */
  side?: 'below' | 'beside'
  button: ReactNode
  children: ReactNode
}

/**
 * A button with what it opens, by the browser's own popover: Escape or a click elsewhere closes it, and so does a link inside (`PopupsClose`). On a phone
 * it comes up from the foot of the screen. It costs no script, so that a bar may hold a dozen.
 */
export function Popup({ id, look, label, title, active = false, side = 'below', button, children }: Props) {
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} data-active={active ? '' : undefined} className={look}>
        {button}
      </button>
      <section id={id} popover="auto" aria-label={title} data-side={side} className="popup">
        <p className="px-2 pt-2 pb-1 font-medium md:hidden">{title}</p>
        {children}
      </section>
    </>
  )
}
