import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { currentContext } from '#lib/platform/auth/current-context'
import { listHanded } from '#lib/records/cases/handed/service'
import { requirePermission } from '../../require-permission.ts'
import { AreaNav } from '../_components/area-nav.tsx'
import { caseWords } from '../_components/words.ts'
import { HandedList } from './_components/handed-list.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('handed.title') }
}

/** What the reader's outlets were asked, by the clock of the answer. */
export default async function HandedPage() {
  const ctx = await currentContext()
  requirePermission(ctx, 'case:answer')
  const [handed, words] = await Promise.all([listHanded(ctx), caseWords(ctx)])
  const { t } = words
  return (
    <>
      <h1 className="px-4 pt-4 pb-3 text-xl font-semibold md:px-6 md:pt-5">{t('handed.title')}</h1>
      <AreaNav ctx={ctx} here="handed" />
      <div className="flex w-full max-w-4xl flex-col gap-6 px-4 py-4 md:px-6">
        <HandedList
          title={t('handed.awaited', { count: handed.awaited.length })}
          none={t('handed.none')}
          rows={handed.awaited}
          words={words}
        />
        <HandedList title={t('handed.answered')} none={t('handed.noneAnswered')} rows={handed.answered} words={words} />
      </div>
    </>
  )
}
