import { useLocale, useTranslations } from 'next-intl'
import { Popup } from '../ui/popup.tsx'
import { AccountChoices } from './account-choices.tsx'
import { languages } from './languages.tsx'
import { type Theme, themes } from './preferences.tsx'

interface Props {
  name: string
  /** What the company is called; null while nobody has said so. */
  company: string | null
  /** What the roles held are called: the key of one that ships, the name of one of the company's own. */
  titles: readonly string[]
  theme: Theme
  chooseLanguage: (input: { locale: string }) => Promise<unknown>
}

/** Who is signed in: the button in the rail and what it opens. */
export function Account({ name, company, titles, theme, chooseLanguage }: Props) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const initial = Array.from(name)[0] ?? '?'
  const detail = titles
    .map((title) => (t.has(`roles.${title}` as 'roles.sales') ? t(`roles.${title}` as 'roles.sales') : title))
    .join(' · ')
  return (
    <Popup
      id="account"
      look="rail-item"
      title={t('account')}
      side="beside"
      button={
        <>
          <span
            aria-hidden="true"
            className="grid size-7 place-items-center rounded-full bg-rail-active text-sm font-medium text-rail-ink-strong"
          >
            {initial}
          </span>
          <span className="md:sr-only">{t('account')}</span>
          <span className="sr-only">{name}</span>
        </>
      }
    >
      <div className="px-2 py-1.5">
        <div className="font-medium">{name}</div>
        <div className="text-sm text-ink-faint">{detail}</div>
        {company !== null && <div className="text-sm text-ink-faint">{company}</div>}
      </div>
      <AccountChoices
        theme={theme}
        themes={themes.map((value) => ({ value, label: t(value) }))}
        locale={locale}
        languages={languages.map((language) => ({ value: language.locale, label: language.name }))}
        texts={{
          language: t('language'),
          theme: t('theme'),
          keys: t('keys.title'),
          password: t('changePassword'),
          signOut: t('signOut'),
        }}
        chooseLanguage={chooseLanguage}
      />
    </Popup>
  )
}
