import { Link } from '#components/ui/link'
import type { CaseView } from '#lib/records/cases/desk/view'
import { Due } from '../../_components/due.tsx'
import type { CaseWords } from '../../_components/words.ts'

/** For the reader whose outlet was asked: until when it has to answer, and the way there. */
export function AskedBar({ view, words: { t } }: { view: CaseView; words: CaseWords }) {
  if (!view.awaitsReader) return null
  const due = view.clocks.find(({ kind }) => kind === 'outlet')?.dueAt
  return (
    <section
      aria-label={t('handed.title')}
      className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-watch/40 bg-watch-soft px-3 py-2"
    >
      <div className="min-w-0 flex-1 text-watch-text">
        <p className="flex flex-wrap items-baseline gap-x-3 font-medium">
          {t('handed.yours', { outlet: view.askedOutletName ?? '' })}
          {due !== undefined && <Due kind="outlet" dueAt={due.toISOString()} named={false} />}
        </p>
        {view.hidden && <p className="text-sm text-pretty">{t('card.hidden')}</p>}
      </div>
      <Link href={`/cases/handed/${view.id}`} className="button-primary h-8 px-3 pointer-coarse:h-10">
        {t('handed.answer')}
      </Link>
    </section>
  )
}
