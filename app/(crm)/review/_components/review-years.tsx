import { useTranslations } from 'next-intl'
import { ActionButton } from '#components/ui/action-button'
import { Link } from '#components/ui/link'
import { dayOf } from '#lib/core/time-zone'
import type { Review } from '#lib/plans/annual-review/service'
import type { Context } from '#lib/platform/context'
import { openYear } from '../actions.ts'
import { GradeTiles } from './grade-tiles.tsx'
import { useStanding } from './standing.ts'

/** The years with how each stands, the latest first, and the way to open the next. */
export function ReviewYears({ ctx, reviews }: { ctx: Context; reviews: readonly Review[] }) {
  const t = useTranslations('review')
  const present = Number(dayOf(ctx.now, ctx.company.timeZone).slice(0, 4))
  const opens = ctx.actor.permissions['review:update']?.kind === 'all'
  const button = opens && !reviews.some(({ year }) => year === present) && (
    <ActionButton
      label={t('open', { year: present })}
      busy={t('opening')}
      away={t('away')}
      look="button-primary"
      input={{ year: present }}
      act={openYear}
    />
  )
  return (
    <div className="mx-auto w-full max-w-4xl px-4 pt-4 pb-10 md:px-6">
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p className="max-w-prose pt-1 pb-4 text-pretty text-ink-soft">{t('text')}</p>
      {reviews.length === 0 ? (
        <section className="panel flex flex-col items-start gap-3 px-4 py-6">
          <h2 className="text-lg font-semibold">{t('none')}</h2>
          <p className="max-w-prose text-pretty text-ink-soft">{t('noneText')}</p>
          {button === false ? <p className="text-ink-soft">{t('nobodyOpens')}</p> : button}
        </section>
      ) : (
        button !== false && <div className="flex flex-wrap items-center gap-3 pb-4">{button}</div>
      )}
      <ul className="flex flex-col gap-3">
        {reviews.map((review) => (
          <Year key={review.year} ctx={ctx} review={review} />
        ))}
      </ul>
    </div>
  )
}

function Year({ ctx, review }: { ctx: Context; review: Review }) {
  const t = useTranslations('review')
  const standing = useStanding(ctx)
  return (
    <li className="panel flex flex-col gap-3 px-4 py-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-lg font-semibold">
          <Link href={`/review/${review.year}`} className="hover:text-accent-text">
            {t('yearTitle', { year: review.year })}
          </Link>
        </h2>
        <span className={review.signed === null ? 'text-watch-text' : 'text-accent-text'}>
          {t(review.signed === null ? 'status.open' : 'status.signed')}
        </span>
        <span className="text-sm text-ink-faint">{standing(review)}</span>
      </div>
      {review.grade !== null && (
        <>
          <p className="text-sm text-ink-faint">{t('last.text', { year: review.year - 1 })}</p>
          <GradeTiles grade={review.grade} currency={review.currency} />
        </>
      )}
    </li>
  )
}
