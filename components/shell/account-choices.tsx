'use client'

import { Check, Keyboard, KeyRound, LogOut } from 'lucide'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { openKeysHelp } from './keys-help.tsx'
import { localeCookie, type Theme, themeCookie } from './preferences.tsx'
import { rememberInBrowser } from './remember.tsx'
import { callSignOut } from './sign-in-call.tsx'

interface Option {
  value: string
  label: string
}

interface Props {
  theme: Theme
  themes: Option[]
  locale: string
  languages: Option[]
  texts: { language: string; theme: string; keys: string; password: string; signOut: string }
  chooseLanguage: (input: { locale: string }) => Promise<unknown>
}

/** What somebody signed in may set for themselves, and the way out. */
export function AccountChoices({ theme, themes, locale, languages, texts, chooseLanguage }: Props) {
  const router = useRouter()
  const [, start] = useTransition()
  const setTheme = (chosen: string) => {
    rememberInBrowser(themeCookie, chosen)
    document.documentElement.dataset['theme'] = chosen
    start(() => router.refresh())
  }
  const setLanguage = (chosen: string) => {
    rememberInBrowser(localeCookie, chosen)
    start(async () => {
      await chooseLanguage({ locale: chosen })
      router.refresh()
    })
  }
  return (
    <>
      <Choice label={texts.language} value={locale} options={languages} onChoose={setLanguage} />
      <Choice label={texts.theme} value={theme} options={themes} onChoose={setTheme} />
      <div className="mt-1 border-t border-line pt-1">
        <button type="button" data-close="" className="popup-item max-md:hidden" onClick={openKeysHelp}>
          <Icon of={Keyboard} size={15} className="text-ink-faint" />
          {texts.keys}
          <kbd className="ml-auto text-sm text-ink-faint">?</kbd>
        </button>
        <Link href="/change-password" className="popup-item">
          <Icon of={KeyRound} size={15} className="text-ink-faint" />
          {texts.password}
        </Link>
        <button type="button" data-close="" className="popup-item" onClick={() => start(callSignOut)}>
          <Icon of={LogOut} size={15} className="text-ink-faint" />
          {texts.signOut}
        </button>
      </div>
    </>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: Option[]
  onChoose: (value: string) => void
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <fieldset className="mt-1 border-t border-line pt-1">
      <legend className="float-left w-full px-2 py-1 text-sm text-ink-faint">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          data-close=""
          aria-pressed={option.value === value}
          className="popup-item"
          onClick={() => onChoose(option.value)}
        >
          <span className="w-4">{option.value === value && <Icon of={Check} size={15} className="text-accent-text" />}</span>
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}
