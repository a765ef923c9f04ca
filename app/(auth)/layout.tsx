import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LanguageLinks } from '#components/shell/language-links'
import { Mark } from '#components/shell/mark'

/** The frame of the screens before the sign-in: what this is at one side, the form at the other. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('signIn')
  return (
    <div className="grid min-h-dvh md:grid-cols-[minmax(20rem,5fr)_7fr]">
      <div className="relative flex flex-col justify-between overflow-hidden bg-rail px-6 py-5 text-rail-ink md:p-12">
        <p className="flex items-center gap-3 text-lg font-semibold text-rail-ink-strong">
          <Mark size={32} />
          {t('product')}
        </p>
        <div className="relative z-10 max-w-md max-md:hidden">
          <p className="text-2xl font-medium text-balance break-keep text-rail-ink-strong">{t('promise')}</p>
          <p className="mt-4 text-pretty">{t('promiseDetail')}</p>
        </div>
        <Route />
        <p className="text-sm max-md:hidden">{t('for')}</p>
      </div>
      <div className="flex flex-col bg-surface px-6 py-8 md:px-12">
        <LanguageLinks />
        <main id="content" className="mx-auto flex w-full max-w-[22rem] flex-1 flex-col md:justify-center md:pb-24">
          {children}
        </main>
      </div>
    </div>
  )
}

/** Stations on a road, large and faint. */
function Route() {
  return (
    <svg
      viewBox="0 0 480 480"
      fill="none"
      aria-hidden="true"
      className="pointer-events-none absolute -right-24 bottom-0 w-[34rem] opacity-15 max-md:hidden"
    >
      <path d="M40 470V330a90 90 0 0 1 90-90h120a90 90 0 0 0 90-90V40" stroke="currentColor" strokeWidth="2" />
      <path d="M130 470V360a60 60 0 0 1 60-60h140a90 90 0 0 0 90-90V40" stroke="currentColor" strokeWidth="2" />
      {[
        [40, 400],
        [130, 240],
        [250, 240],
        [340, 110],
        [190, 300],
        [420, 150],
      ].map(([x, y]) => (
        <circle key={`${x}-${y}`} cx={x} cy={y} r="7" fill="var(--rail)" stroke="currentColor" strokeWidth="2" />
      ))}
    </svg>
  )
}
