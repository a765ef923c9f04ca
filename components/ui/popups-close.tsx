'use client'

import { useEffect } from 'react'

/** Closes a popup when something in it was chosen: a link, or a button that says `data-close`. The focus goes back to the button that opened it. */
export function PopupsClose() {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const chosen = event.target instanceof Element ? event.target.closest('[popover] :is(a[href], [data-close])') : null
      const popup = chosen?.closest<HTMLElement>('[popover]')
      if (popup?.matches(':popover-open')) popup.hidePopover()
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])
  return null
}
