import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BackLink } from '#components/ui/back-link'

interface Props {
  title: string
  /** What the page is for, in a sentence. */
  text?: string
  /** Where one came from; the settings themselves when it is left out. */
  back?: { href: string; label: string }
  /** What can be done here. */
  children?: ReactNode
}

/** The head of every page of the settings: the way back, what it is, and what can be done. */
export function SettingsHead({ title, text, back, children }: Props) {
  const t = useTranslations('settings')
  const { href, label } = back ?? { href: '/settings', label: t('title') }
  return (
    <header className="flex flex-col gap-1.5 px-4 pt-4 pb-4 md:px-6">
      <BackLink href={href} label={label} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex max-w-3xl flex-col gap-1">
          <h1 className="text-xl font-semibold">{title}</h1>
          {text !== undefined && <p className="text-pretty text-ink-soft">{text}</p>}
        </div>
        {children !== undefined && <div className="flex flex-wrap gap-2">{children}</div>}
      </div>
    </header>
  )
}
