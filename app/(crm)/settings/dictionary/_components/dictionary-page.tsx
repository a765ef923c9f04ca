import { Plus } from 'lucide'
import { useTranslations } from 'next-intl'
import { getFormatter } from 'next-intl/server'
import { Suspense } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { DictionaryEntry } from '#lib/records/facts/dictionary'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { useClassChoices, useTypeChoices } from './key-texts.ts'

interface Props {
  entries: readonly DictionaryEntry[]
  /** Counted while the page is shown already: every customer is read. */
  known: Promise<ReadonlyMap<string, number>>
}

/** The dictionary by information class. */
export function DictionaryPage({ entries, known }: Props) {
  const t = useTranslations('dictionary')
  return (
    <div className="mx-auto w-full max-w-6xl pb-10">
      <SettingsHead title={t('title')} text={t('text')}>
        <Link href="/settings/dictionary/new" className="button-primary">
          <Icon of={Plus} size={16} />
          {t('new')}
        </Link>
      </SettingsHead>
      <div className="flex flex-col gap-4 px-4 md:px-6">
        {useClassChoices().map(({ value, label }) => (
          <ClassOfKeys
            key={value}
            title={label}
            entries={entries.filter(({ definition }) => definition.infoClass === value)}
            known={known}
          />
        ))}
      </div>
    </div>
  )
}

function ClassOfKeys({ title, entries, known }: Props & { title: string }) {
  const t = useTranslations('dictionary')
  const types = useTypeChoices()
  return (
    <section className="overflow-hidden rounded-lg border border-line bg-surface">
      <h2 className="flex items-baseline justify-between px-4 pt-3.5 pb-2 font-semibold md:px-6">
        {title}
        <span className="text-sm font-normal text-ink-faint">{t('known')}</span>
      </h2>
      <ul className="divide-y divide-line border-t border-line">
        {entries.map(({ definition, label }) => (
          <li key={definition.key} className="relative flex items-center gap-3 px-4 py-2 hover:bg-hover md:px-6">
            <div className="min-w-0 flex-1">
              <Link
                href={`/settings/dictionary/${definition.key}`}
                className={`row-link ${definition.active ? '' : 'text-ink-faint'}`}
              >
                {label}
              </Link>
              <p className="truncate text-sm text-ink-faint">
                {types.find(({ value }) => value === definition.valueType)?.label}
                {definition.options.length > 0 && ` · ${t('optionCount', { count: definition.options.length })}`}
                {definition.origin === 'custom' && ` · ${t('custom')}`}
                {!definition.active && ` · ${t('inactive')}`}
              </p>
            </div>
            <span className="min-w-16 flex-none text-right text-ink-soft">
              <Suspense fallback="…">
                <Known name={definition.key} known={known} />
              </Suspense>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function Known({ name, known }: { name: string; known: Props['known'] }) {
  const [counts, format] = await Promise.all([known, getFormatter()])
  return <>{format.number(counts.get(name) ?? 0)}</>
}
