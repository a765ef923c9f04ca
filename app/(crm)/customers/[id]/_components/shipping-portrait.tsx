import { useFormatter, useTranslations } from 'next-intl'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Sparkbars } from '#components/chart/sparkbars'
import { CustomerName } from '#components/crm/customer-name'
import { Money } from '#components/crm/money'
import { Region } from '#components/crm/region'
import type { Part, PayerPart } from '#lib/analysis/portrait/portrait'
import { BAND_ENDS_GRAMS } from '#lib/analysis/portrait/portrait'
import { getPortrait, PORTRAIT_MONTHS } from '#lib/analysis/portrait/service'
import type { Context } from '#lib/platform/context'
import { payingCustomerOf } from '#lib/records/customers/payer/service'
import { Nothing, Panel } from './panel.tsx'
import { Rivals } from './rivals.tsx'

const GRAMS_PER_KILOGRAM = 1_000

/** What the customer ships: lanes, weight bands, products and hours, each with its count and share, and with whom else. */
export async function ShippingPortrait({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [portrait, payer, t, waybills, units, format] = await Promise.all([
    getPortrait(ctx, customerId),
    payingCustomerOf(ctx, customerId),
    getTranslations('customers.portrait'),
    getTranslations('waybills'),
    getTranslations('units'),
    getFormatter(),
  ])
  const { shipments, lanes, bands, products, payers, unpriced, hours, withoutHour } = portrait
  const title = t('title', { count: PORTRAIT_MONTHS })
  if (shipments === 0)
    return (
      <Panel title={title}>
        <Nothing>{t('none')}</Nothing>
        <Rivals ctx={ctx} customerId={customerId} />
      </Panel>
    )
  const kilograms = (place: number) => format.number((BAND_ENDS_GRAMS[place] ?? 0) / GRAMS_PER_KILOGRAM)
  const bandWords = (band: number | null) => {
    if (band === null) return t('unknown')
    if (band === BAND_ENDS_GRAMS.length) return t('above', { from: kilograms(band - 1) })
    return t('band', { from: band === 0 ? '0' : kilograms(band - 1), to: kilograms(band) })
  }
  const productWords = (code: string | null) => {
    if (code === null) return t('others')
    const key = `product.${code}` as 'product.standard'
    if (code === '') return t('unknown')
    return code !== 'label' && /^\w+$/.test(code) && waybills.has(key) ? waybills(key) : code
  }
  const place = (code: string | null) => (code === null ? t('unknown') : <Region code={code} />)
  const busiest = hours.indexOf(Math.max(...hours))
  const hourText = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  const hourSentence = t('hourSentence', { hour: hourText(busiest), next: hourText((busiest + 1) % hours.length) })
  return (
    <Panel title={title} aside={units('waybills', { count: shipments })}>
      <div className="grid gap-x-8 gap-y-4 px-4 pb-4 md:grid-cols-2">
        <Parts title={t('lanes')} parts={lanes} keyOf={(lane) => JSON.stringify(lane)}>
          {(lane) =>
            lane === null ? (
              t('others')
            ) : (
              <>
                {place(lane.from)} → {place(lane.to)}
              </>
            )
          }
        </Parts>
        <Parts title={t('bands')} parts={bands} keyOf={String}>
          {bandWords}
        </Parts>
        <Parts title={t('products')} parts={products} keyOf={String}>
          {productWords}
        </Parts>
        <div>
          <Parts
            title={t('payers')}
            parts={payers}
            keyOf={String}
            below={(part) => <PaidFreight part={part} currency={ctx.company.currency} />}
          >
            {(payer) => (payer === null ? t('unknown') : waybills(`parties.payers.${payer}`))}
          </Parts>
          {payer !== null && (
            <p className="mt-1 text-sm text-ink-soft">{t.rich('settledBy', { name: () => <CustomerName customer={payer} /> })}</p>
          )}
          {unpriced > 0 && (
            <p className="mt-1 text-sm text-ink-faint">{t('unpriced', { count: units('waybills', { count: unpriced }) })}</p>
          )}
        </div>
        <div>
          <h3 className="pb-1.5 text-sm text-ink-faint">{t('hours')}</h3>
          <Sparkbars
            values={hours}
            tips={hours.map((count, hour) => `${hourText(hour)} ${units('waybills', { count })}`)}
            label={hourSentence}
          />
          <p className="flex justify-between text-xs text-ink-faint" aria-hidden="true">
            {['0', '6', '12', '18', '24'].map((hour) => (
              <span key={hour}>{hour}</span>
            ))}
          </p>
          <p className="mt-1 text-sm text-ink-faint">
            {hourSentence}
            {withoutHour > 0 && ` ${t('withoutHour', { count: units('waybills', { count: withoutHour }) })}`}
          </p>
        </div>
      </div>
      <Rivals ctx={ctx} customerId={customerId} />
    </Panel>
  )
}

/** What one party paid, and its share of all freight. */
function PaidFreight({ part: { freightMinor, freightShare }, currency }: { part: PayerPart; currency: string }) {
  const t = useTranslations('customers.portrait')
  const format = useFormatter()
  if (freightShare === null) return null
  const share = format.number(freightShare, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return t.rich('freight', { amount: () => <Money minor={freightMinor} currency={currency} />, share })
}

interface PartsProps<Kind extends Part<unknown>> {
  title: string
  parts: readonly Kind[]
  keyOf: (key: Kind['key']) => string
  /** What more is said of a part. */
  below?: (part: Kind) => ReactNode
  children: (key: Kind['key']) => ReactNode
}

/** The parts of one view, each with its count, its share, and the share as a bar. */
function Parts<Kind extends Part<unknown>>({ title, parts, keyOf, below, children }: PartsProps<Kind>) {
  const units = useTranslations('units')
  const format = useFormatter()
  return (
    <div>
      <h3 className="pb-1.5 text-sm text-ink-faint">{title}</h3>
      <ul className="grid gap-2">
        {parts.map((part) => (
          <li key={keyOf(part.key)} className="grid grid-cols-[1fr_auto_3.5rem] items-baseline gap-x-3">
            <span className="min-w-0 truncate">{children(part.key)}</span>
            <span className="text-ink-faint">{units('waybills', { count: part.count })}</span>
            <span className="text-right">
              {format.number(part.share, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })}
            </span>
            <span aria-hidden="true" className="col-span-3 mt-0.5 h-1 rounded-full bg-sunken">
              <span className="block h-1 rounded-full bg-accent" style={{ width: `${part.share * 100}%` }} />
            </span>
            {below !== undefined && <span className="col-span-3 mt-0.5 text-sm text-ink-faint">{below(part)}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
