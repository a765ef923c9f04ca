import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import type { TermList } from '#lib/records/terms/lists'
import { isCaseList } from '#lib/records/terms/lists'
import { SettingsHead } from '../../_components/settings-head.tsx'

interface Props {
  lists: readonly { list: TermList; active: number; archived: number }[]
}

/** Each list with what it is for and how many terms it has: those that are offered while people type, then those of cases. */
export function ListsPage({ lists }: Props) {
  const t = useTranslations('terms')
  return (
    <div className="mx-auto w-full max-w-4xl pb-10">
      <SettingsHead title={t('title')} text={t('text')} />
      <div className="flex flex-col gap-6 px-4 md:px-6">
        <Lists lists={lists.filter(({ list }) => !isCaseList(list))} />
        <section aria-labelledby="of-cases">
          <h2 id="of-cases" className="font-semibold">
            {t('ofCases')}
          </h2>
          <p className="pt-0.5 pb-2 text-pretty text-ink-soft">{t('ofCasesText')}</p>
          <Lists lists={lists.filter(({ list }) => isCaseList(list))} />
        </section>
      </div>
    </div>
  )
}

function Lists({ lists }: Props) {
  const t = useTranslations('terms')
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {lists.map(({ list, active, archived }) => (
        <li key={list} className="relative flex items-center gap-3 px-4 py-3 hover:bg-hover md:px-5">
          <div className="min-w-0 flex-1">
            <Link href={`/settings/terms/${list}`} className="row-link">
              {t(`lists.${list}.title`)}
            </Link>
            <p className="text-sm text-pretty text-ink-faint">{t(`lists.${list}.text`)}</p>
          </div>
          <p className="flex-none text-right tabular-nums">
            {t('count', { count: active })}
            {archived > 0 && <span className="block text-sm text-ink-faint">{t('archivedCount', { count: archived })}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
