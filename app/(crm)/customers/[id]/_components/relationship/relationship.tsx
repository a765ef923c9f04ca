import { useFormatter, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import type { StageChange } from '#lib/records/relationship/service'
import { listStageChanges } from '#lib/records/relationship/service'
import { relationshipStages, stageOf } from '#lib/records/relationship/stage'
import { setRelationshipStage } from '../../relationship-actions.ts'
import { Panel } from '../panel.tsx'
import { StageButtons } from './stage-buttons.tsx'

interface Props {
  ctx: Context
  customer: CustomerView
  /** What stands under the stage on the page that it is part of. */
  children?: ReactNode
}

/** How near a customer stands, what somebody there needs and what we owe them, and how it came nearer. */
export async function Relationship({ ctx, customer, children }: Props) {
  const [changes, t, stages] = await Promise.all([
    listStageChanges(ctx, { id: customer.id }),
    getTranslations('sales.relationship'),
    getTranslations('customers.stage'),
  ])
  const stage = stageOf(customer)
  const may = customer.lifecycle === 'potential' && mayEver(ctx, 'customer:update')
  return (
    <Panel title={t('title')} aside={customer.lifecycle === 'potential' ? undefined : t('ships')}>
      <div className="px-4 pb-3">
        <StageButtons
          id={String(customer.id)}
          stage={stage}
          may={may}
          choices={relationshipStages.map((value) => ({ value, label: stages(value) }))}
          label={t('title')}
          away={t('away')}
          set={setRelationshipStage}
        />
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 pt-3">
          <dt className="text-ink-faint">{t('need')}</dt>
          <dd>{t(`needs.${stage}`)}</dd>
          {stage !== 'customer' && (
            <>
              <dt className="text-ink-faint">{t('offer')}</dt>
              <dd>{t(`offers.${stage}`)}</dd>
            </>
          )}
        </dl>
      </div>
      {children}
      {changes.length > 0 && <History changes={changes} />}
    </Panel>
  )
}

function History({ changes }: { changes: readonly StageChange[] }) {
  const t = useTranslations('sales.relationship')
  const stages = useTranslations('customers.stage')
  const format = useFormatter()
  return (
    <ol aria-label={t('history')} className="border-t border-line px-4 py-2">
      {changes.map(({ id, from, to, byName, at }) => (
        <li key={id} className="py-1">
          {stages(from)} → {stages(to)}
          <span className="pl-2 text-sm text-ink-faint">
            {[format.dateTime(at, { dateStyle: 'medium' }), byName].join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}
