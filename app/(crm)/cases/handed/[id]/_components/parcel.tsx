import { useFormatter, useTranslations } from 'next-intl'
import { Region } from '#components/crm/region'
import { useWord } from '#components/crm/waybill-words'
import type { WaybillCourse } from '#lib/records/waybills/service'
import { Moment } from '../../../../waybills/_components/moment.tsx'
import { StatusBadge } from '../../../../waybills/_components/status-badge.tsx'
import type { CaseWords } from '../../../_components/words.ts'

const GRAMS_PER_KILOGRAM = 1_000
/** Older scans stand folded: what happened last is what is asked about. */
const atOnce = 5

/** What an outlet has to know to look into it: which parcel, where it was, who scanned it, and when it was promised and signed for. Nobody's name. */
export function Parcel({ parcel, words: { t } }: { parcel: WaybillCourse; words: CaseWords }) {
  const format = useFormatter()
  const units = useTranslations('units')
  const word = useWord()
  const { product, pieces, weightGrams, originRegion, destinationRegion, promisedAt, deliveredAt, events } = parcel
  const what = [
    product === null ? null : word('product', product),
    t('handed.pieces', { count: pieces }),
    weightGrams === null ? null : units('kilograms', { count: format.number(weightGrams / GRAMS_PER_KILOGRAM) }),
  ]
  const [latest, earlier] = [events.slice(0, atOnce), events.slice(atOnce)]
  return (
    <section className="rounded-lg border border-line bg-surface px-4 py-3">
      <h2 className="flex flex-wrap items-center gap-x-3 pb-1">
        <span className="font-semibold select-all">{parcel.waybillNo}</span>
        <StatusBadge status={parcel.status} />
      </h2>
      <p className="text-ink-soft">
        {originRegion !== null && <Region code={originRegion} />}
        {destinationRegion !== null && (
          <>
            {' → '}
            <Region code={destinationRegion} />
          </>
        )}{' '}
        {what.filter((part) => part !== null).join(' · ')}
      </p>
      <p className="text-sm text-ink-faint">
        {deliveredAt !== null && (
          <>
            {t('handed.signed')} <Moment at={deliveredAt} />{' '}
          </>
        )}
        {promisedAt !== null && (
          <>
            {t('handed.promised')} <Moment at={promisedAt} />
          </>
        )}
      </p>
      <Scans events={latest} />
      {earlier.length > 0 && (
        <details>
          <summary className="link w-fit pt-1">{t('handed.earlierScans', { count: earlier.length })}</summary>
          <Scans events={earlier} />
        </details>
      )}
    </section>
  )
}

function Scans({ events }: { events: WaybillCourse['events'] }) {
  const statuses = useTranslations('waybills.status')
  return (
    <ol className="flex flex-col gap-1 pt-2">
      {events.map((event) => (
        <li key={`${event.occurredAt.toISOString()}-${event.code}`} className="flex gap-3">
          <span className="flex-none text-sm text-ink-faint">
            <Moment at={event.occurredAt} />
          </span>
          <span className="min-w-0">
            {event.text ?? statuses(event.status)}
            <span className="text-sm text-ink-faint">
              {[event.outletName, event.courierCode].filter((part) => part !== null).map((part) => ` · ${part}`)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
