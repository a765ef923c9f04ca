'use client'

import { Menu } from '@base-ui/react/menu'
import { Check, Keyboard, LogOut } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { openKeysHelp } from './keys-help.tsx'
import { localeCookie, type Theme, themeCookie, themes } from './preferences.tsx'
import { rememberInBrowser } from './remember.tsx'

interface Props {
  name: string
  detail: string
  initial: string
  theme: Theme
  locale: string
  languages: { locale: string; name: string }[]
  texts: { account: string; language: string; theme: string; keys: string; signOut: string } & Record<Theme, string>
  setLanguage: (locale: string) => Promise<unknown>
  signOut: () => Promise<unknown>
}

/** Who is signed in, and what they may set for themselves. */
export function AccountMenu({ name, detail, initial, theme, locale, languages, texts, setLanguage, signOut }: Props) {
  const router = useRouter()
  const [, start] = useTransition()
  const chooseTheme = (chosen: Theme) => {
    rememberInBrowser(themeCookie, chosen)
    document.documentElement.dataset['theme'] = chosen
    start(() => router.refresh())
  }
  const chooseLanguage = (chosen: string) => {
    rememberInBrowser(localeCookie, chosen)
    start(async () => {
      await setLanguage(chosen)
      router.refresh()
    })
  }
  return (
    <Menu.Root>
      <Menu.Trigger aria-label={`${texts.account}: ${name}`} className="rail-item" data-testid="account">
        <span className="grid size-7 place-items-center rounded-full bg-rail-active text-sm font-medium text-rail-ink-strong">
          {initial}
        </span>
        <span className="md:sr-only">{texts.account}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="right" align="end" sideOffset={8} collisionPadding={8} className="z-40">
          <Menu.Popup className="popup w-60">
            <div className="px-2 pt-1.5 pb-2">
              <div className="font-medium">{name}</div>
              <div className="text-sm text-ink-faint">{detail}</div>
            </div>
            <Line />
            <Choice
              label={texts.language}
              value={locale}
              onChange={chooseLanguage}
              options={languages.map((each) => ({ value: each.locale, label: each.name }))}
            />
            <Line />
            <Choice
              label={texts.theme}
              value={theme}
              onChange={(value) => chooseTheme(themes.find((each) => each === value) ?? 'system')}
              options={themes.map((value) => ({ value, label: texts[value] }))}
            />
            <Line />
            <Menu.Item className="popup-item max-md:hidden" onClick={openKeysHelp}>
              <Keyboard size={15} aria-hidden="true" className="text-ink-faint" />
              {texts.keys}
              <kbd className="ml-auto text-sm text-ink-faint">?</kbd>
            </Menu.Item>
            <Menu.Item className="popup-item" onClick={() => start(async () => void (await signOut()))}>
              <LogOut size={15} aria-hidden="true" className="text-ink-faint" />
              {texts.signOut}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Line() {
  return <Menu.Separator className="my-1 h-px bg-line" />
}

interface ChoiceProps {
  label: string
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Menu.RadioGroup value={value} onValueChange={onChange}>
      <Menu.GroupLabel className="px-2 py-1 text-sm text-ink-faint">{label}</Menu.GroupLabel>
      {options.map((option) => (
        <Menu.RadioItem key={option.value} value={option.value} closeOnClick className="popup-item">
          <span className="w-4">
            <Menu.RadioItemIndicator>
              <Check size={15} className="text-accent-text" aria-hidden="true" />
            </Menu.RadioItemIndicator>
          </span>
          {option.label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}
