import { useLocale, useTranslations } from 'next-intl'
import { LanguageButton } from './language-button.tsx'
import { languages } from './languages.tsx'

/** The three languages side by side, for who is not signed in. */
export function LanguageLinks() {
  const locale = useLocale()
  const t = useTranslations('shell')
  return (
    <nav aria-label={t('language')} className="flex justify-end gap-1 text-sm">
      {languages.map((language) => (
        <LanguageButton
          key={language.locale}
          locale={language.locale}
          name={language.name}
          current={language.locale === locale}
        />
      ))}
    </nav>
  )
}
