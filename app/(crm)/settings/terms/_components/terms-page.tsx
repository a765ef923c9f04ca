import { useTranslations } from 'next-intl'
import type { TermList } from '#lib/records/terms/lists'
import { isCaseList, isKeyedList } from '#lib/records/terms/lists'
import type { listTerms } from '#lib/records/terms/service'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { AddTerm } from './add-term.tsx'
import { ArchivedTerm } from './archived-term.tsx'
import { TermRow } from './term-row.tsx'
import { useTermTexts } from './term-texts.ts'

type Props = Awaited<ReturnType<typeof listTerms>>

/** What a list offers, in its order, and what it offers no more. */
export function TermsPage({ list, terms }: Props) {
  const t = useTranslations('terms')
  const texts = useTermTexts()
  const shown = terms.filter(({ active }) => active)
  const archived = terms.filter(({ active }) => !active)
  return (
    <div className="mx-auto w-full max-w-4xl pb-10">
      <SettingsHead
        title={t(`lists.${list}.title`)}
        text={t(`lists.${list}.text`)}
        back={{ href: '/settings/terms', label: t('title') }}
      />
      <div className="flex flex-col gap-4 px-4 md:px-6">
        <Section title={t('offered')} text={t(offeredText(list))}>
          {shown.length === 0 && <p className="pb-3 text-ink-faint">{t('none')}</p>}
          <ol className="flex flex-col">
            {shown.map(({ id, version, text }, index) => (
              <TermRow
                key={id}
                term={{ id, version, text }}
                place={index + 1}
                isFirst={index === 0}
                isLast={index === shown.length - 1}
                texts={texts}
              />
            ))}
          </ol>
          <AddTerm list={list} texts={texts} />
        </Section>
        {archived.length > 0 && (
          <Section title={t('archived')} text={t('archivedText')}>
            <ul className="flex flex-col">
              {archived.map(({ id, version, text }) => (
                <ArchivedTerm key={id} term={{ id, version, text }} texts={texts} />
              ))}
            </ul>
          </Section>
        )}
      </div>
    </div>
  )
}

/** What a list offers is words that stay as they were written, or keys that are shown under the words of now. */
function offeredText(list: TermList): 'offeredInCases' | 'offeredInTouches' | 'offeredByKey' | 'offeredText' {
  if (isCaseList(list)) return 'offeredInCases'
  if (list === 'touch_channel') return 'offeredInTouches'
  return isKeyedList(list) ? 'offeredByKey' : 'offeredText'
}
