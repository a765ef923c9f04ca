import { useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice'
import { AbcPart } from './abc-part.tsx'
import { BiggestPart } from './biggest-part.tsx'
import { ComplainerPart } from './complainer-part.tsx'
import { LastYear } from './last-year.tsx'
import type { PartProps } from './read-parts.ts'
import { ReviewHead } from './review-head.tsx'
import { WantedPart } from './wanted-part.tsx'

const questions = [
  ['wanted', 'wanted'],
  ['complainers', 'complainer'],
  ['biggest', 'biggest'],
  ['abc', 'abc'],
] as const

/** The way to each of the four questions: on a phone they stand many screens apart. */
function Jumps() {
  const t = useTranslations('review')
  return (
    <nav aria-label={t('questions')} className="print-none -mt-1 flex flex-wrap gap-x-4 gap-y-1 pb-3">
      {questions.map(([id, part], place) => (
        <a key={id} href={`#${id}`} className="link inline-flex min-h-9 items-center">
          {place + 1} {t(`parts.${part}.title`)}
        </a>
      ))}
    </nav>
  )
}

/** The workbook of a year: what became of last year's, then the four questions. */
export function ReviewBook(props: PartProps) {
  const t = useTranslations('review')
  const { review } = props
  return (
    <div data-review={review.year} className="review-book mx-auto w-full max-w-7xl px-4 pt-4 pb-10 md:px-6">
      <ReviewHead {...props} />
      <Jumps />
      <div className="flex flex-col gap-4">
        {review.conclusion !== null && (
          <section className="panel px-4 py-3">
            <h2 className="font-semibold">{t('conclusion')}</h2>
            <p className="max-w-prose pt-1 text-pretty whitespace-pre-line">{review.conclusion}</p>
          </section>
        )}
        {!review.whole && <Notice tone="watch">{t('ownScope')}</Notice>}
        {review.signed === null && review.totals?.upToDate === false && <Notice tone="watch">{t('notUpToDate')}</Notice>}
        <LastYear {...props} />
        <WantedPart {...props} />
        <ComplainerPart {...props} />
        <BiggestPart {...props} />
        <AbcPart {...props} />
      </div>
    </div>
  )
}
