'use client'

import { useRouter } from 'next/navigation'
import { localeCookie } from './preferences.tsx'
import { rememberInBrowser } from './remember.tsx'

/** Turns the screen into another language; what stands in its fields stays. */
export function LanguageButton({ locale, name, current }: { locale: string; name: string; current: boolean }) {
  const router = useRouter()
  const choose = () => {
    rememberInBrowser(localeCookie, locale)
    router.refresh()
  }
  return (
    <button
      type="button"
      lang={locale}
      aria-pressed={current}
      onClick={choose}
      className="rounded-md px-2 py-1 text-ink-faint hover:bg-hover hover:text-ink aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:py-2.5"
    >
      {name}
    </button>
  )
}
