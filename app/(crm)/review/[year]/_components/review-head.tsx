import { useFormatter, useTranslations } from 'next-intl'
import { useDayText } from '#components/crm/day-near'
import { useFormTexts } from '#components/form/form-texts'
import { ExportMenu } from '#components/table/export-menu'
import { ActionButton } from '#components/ui/action-button'
import { BackLink } from '#components/ui/back-link'
import { Sheet } from '#components/ui/sheet'
import { addDays } from '#lib/core/day'
import { isEmpty } from '#lib/plans/annual-review/periods'
import type { Review } from '#lib/plans/annual-review/service'
import { mayEver } from '#lib/platform/scope/scope'
import { askExport, checkExport, refreshYear, signYear } from '../../actions.ts'
import { PrintButton } from './print-button.tsx'
import type { PartProps } from './read-parts.ts'
import { SignForm } from './sign-form.tsx'
import { useUnfinished } from './unfinished.ts'

/** The year, how its workbook stands, over which days it asks, and what can be done with it. */
export function ReviewHead(props: PartProps) {
  const { ctx, review } = props
  const t = useTranslations('review')
  const format = useFormatter()
  const { timeZone } = ctx.company
  const { year, signed, computedAt } = review
  const at = (instant: Date) => format.dateTime(instant, { dateStyle: 'long', timeZone })
  return (
    <header className="flex flex-wrap items-start gap-x-6 gap-y-3 pb-4">
      <div className="min-w-0 flex-1 basis-80">
        <span className="print-none">
          <BackLink href="/review" label={t('back')} />
        </span>
        <h1 className="text-xl font-semibold">{t('yearTitle', { year })}</h1>
        <p className="max-w-3xl pt-1 text-pretty text-ink-soft">
          {signed !== null && t('signedText', { by: signed.by, at: at(signed.at) })}
          {signed === null &&
            computedAt !== null &&
            t('openText', { at: format.dateTime(computedAt, { dateStyle: 'medium', timeStyle: 'short', timeZone }) })}
        </p>
        <Days review={review} />
      </div>
      <div className="print-none flex flex-wrap items-center gap-2">
        <Acts {...props} />
      </div>
    </header>
  )
}

function Days({ review: { year, periods, totals } }: { review: Review }) {
  const t = useTranslations('review')
  const day = useDayText()
  if (periods === null) return null
  const { lastYear, thisYear, compared } = periods
  const days = ({ from, to }: { from: string; to: string }) => ({ from: day(from), to: day(addDays(to, -1)) })
  const sentences = isEmpty(lastYear)
    ? [t('periods.noRecords')]
    : [
        t('periods.lastYear', days(lastYear)),
        compared === null
          ? t(thisYear.to < `${year}-03-01` ? 'periods.early' : 'periods.noSameDays')
          : t('periods.compared', days(compared.later)),
        ...(lastYear.from.endsWith('-01-01') ? [] : [t('periods.partly', { from: day(lastYear.from) })]),
        ...(totals !== null && totals.unpriced > 0 ? [t('unpriced', { count: totals.unpriced })] : []),
        ...(totals !== null && totals.excluded.length > 0 ? [t('excluded')] : []),
      ]
  return (
    <ul className="pt-1 text-sm text-ink-faint">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

function Acts({ ctx, review, parts }: PartProps) {
  const t = useTranslations('review')
  const shell = useTranslations('shell')
  const texts = useFormTexts(t('sign.submit'))
  const unfinished = useUnfinished(parts.unfinished ?? [])
  const { year, version, signed, whole } = review
  const of = (permission: string) => ctx.actor.permissions[permission]?.kind === 'all'
  const classified = parts.abcRun?.status === 'done' || (review.periods !== null && isEmpty(review.periods.lastYear))
  return (
    <>
      <PrintButton label={t('print')} />
      {mayEver(ctx, 'customer:export') && (
        <ExportMenu
          path="/api/files/reviews"
          fields={{ year: String(year) }}
          formats={['xlsx']}
          check={checkExport}
          ask={askExport}
        />
      )}
      {signed === null && of('review:update') && (
        <ActionButton label={t('refresh')} busy={t('opening')} away={t('away')} input={{ year }} act={refreshYear} />
      )}
      {signed === null && of('review:sign') && whole && (
        <Sheet look="button-primary h-9" title={t('sign.title', { year })} close={shell('close')} button={t('sign.button')}>
          {classified ? (
            <SignForm
              {...{ year, version, texts, unfinished, save: signYear }}
              labels={{
                ...{ text: t('sign.text'), conclusion: t('sign.conclusion'), unfinished: t('sign.unfinished') },
                sure: t(unfinished.length === 0 ? 'sign.sure' : 'sign.although'),
                tick: t('sign.tick'),
              }}
            />
          ) : (
            <p className="text-pretty">{t('sign.waitsForAbc')}</p>
          )}
        </Sheet>
      )}
    </>
  )
}
