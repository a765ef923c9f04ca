import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useWord } from '#components/crm/waybill-words'
import type { WaybillCard } from '#lib/records/waybills/service'
import { Panel } from '../../../customers/[id]/_components/panel.tsx'
import { Moment } from '../../_components/moment.tsx'
import { PromiseText } from '../../_components/promise-text.tsx'

/** What was promised and what came of it. */
export function PromisePanel({ waybill, now }: { waybill: WaybillCard; now: Date }) {
  const t = useTranslations('waybills.card')
  const word = useWord()
  const { acceptedAt, promisedAt, deliveredAt, signType } = waybill
  return (
    <Panel title={t('promise')}>
      <dl className="grid grid-cols-2 items-baseline gap-x-4 gap-y-4 px-4 pb-4 md:grid-cols-[5fr_6fr_6fr_6fr]">
        <Figure label={t('verdict')}>
          <span className="text-lg font-medium">
            <PromiseText waybill={waybill} now={now} />
          </span>
        </Figure>
        <Figure label={t('accepted')}>
          <Moment at={acceptedAt} year />
        </Figure>
        <Figure label={t('promised')}>{promisedAt !== null && <Moment at={promisedAt} year />}</Figure>
        <Figure label={t('delivered')} below={signType === null ? null : word('signType', signType)}>
          {deliveredAt !== null && <Moment at={deliveredAt} year />}
        </Figure>
      </dl>
    </Panel>
  )
}

function Figure({ label, below = null, children }: { label: string; below?: string | null; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-faint">{label}</dt>
      <dd className="mt-0.5 empty:before:text-ink-faint empty:before:content-['—']">{children}</dd>
      {below !== null && <dd className="text-sm text-ink-faint">{below}</dd>}
    </div>
  )
}
