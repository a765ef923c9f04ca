'use client'

import { ChevronDown } from 'lucide'
import type { ReactNode, ToggleEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon'

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
  /** Whether an arrow beside what the button says tells that it opens something. */
  arrow?: boolean
  children: ReactNode
}

/**
 * A button with what it opens, by the browser's own popover: Escape or a click elsewhere closes it, and so does a link inside (`PopupsClose`). On a phone
 * it comes up from the foot of the screen. What stands inside is drawn when it is first opened: a list has a dozen menus with hundreds of links, of which most visits open none.
 */
export function Popup({ id, look, label, title, active = false, side = 'below', button, arrow = false, children }: Props) {
  const [drawn, setDrawn] = useState(false)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    // The browser opens it even before this script has come.
    if (section.current?.matches(':popover-open') === true) setDrawn(true)
  }, [])
  const draw = (event: ToggleEvent) => {
    if (event.newState === 'open') setDrawn(true)
  }
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={label} data-active={active ? '' : undefined} className={look}>
        {button}
        {arrow && <Icon of={ChevronDown} size={14} className="text-ink-faint" />}
      </button>
      <section
        ref={section}
        id={id}
        popover="auto"
        aria-label={title}
        data-side={side === 'beside' ? side : undefined}
        className="popup"
        onBeforeToggle={draw}
      >
        {drawn && (
          <>
            <p className="px-2 pt-2 pb-1 font-medium md:hidden">{title}</p>
            {children}
          </>
        )}
      </section>
    </>
  )
}
