import { Check, Circle } from 'lucide'
import { useTranslations } from 'next-intl'
import { useGateWords } from '#components/crm/gate-words'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { SmallAct } from '#components/ui/small-act'
import type { GateLine } from '#lib/analysis/lifecycle/gate'
import type { LifecycleView } from '#lib/analysis/lifecycle/service'
import { getLifecycle } from '#lib/analysis/lifecycle/service'
import { listLifecycleChanges } from '#lib/analysis/upgrade-path/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { gateStates } from '#lib/records/customers/gates'
import type { CustomerView } from '#lib/records/customers/view'
import { lifecycles } from '#lib/records/customers/view'
import { passLifecycleGate } from '../../relationship-actions.ts'
import { Panel } from '../panel.tsx'

interface Props {
  ctx: Context
  customer: CustomerView
}

/** At which stage of its life a customer stands, what the next one asks for, and the step once all of it holds. */
export async function LifecyclePanel({ ctx, customer }: Props) {
  const id = { id: customer.id }
  const [view, changes] = await Promise.all([getLifecycle(ctx, id), listLifecycleChanges(ctx, id)])
  return (
    <>
      <Ladder ctx={ctx} customer={customer} view={view} />
      {changes.length > 0 && <History changes={changes} />}
    </>
  )
}

/** When it came to which stage, and how that is known. */
function History({ changes }: { changes: Awaited<ReturnType<typeof listLifecycleChanges>> }) {
  const t = useTranslations('relations.upgrade')
  const stages = useTranslations('customers.lifecycle')
  return (
    <Panel title={t('historyTitle')}>
      <ul className="flex flex-col gap-1 px-4 pb-3">
        {changes.map(({ from, to, on, origin }) => (
          <li key={`${on} ${from} ${to}`}>
            {t('historyLine', { on, from: stages(from), to: stages(to) })}{' '}
            <span className="text-ink-faint">{t(`origins.${origin}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Ladder({ ctx, customer, view: { stage, next, gate, own, differs, churned } }: Props & { view: LifecycleView }) {
  const t = useTranslations('sales.lifecycle')
  const stages = useTranslations('customers.lifecycle')
  const opens = next !== null && next !== 'new' && gate.every(({ holds }) => holds)
  return (
    <Panel title={t('title')} aside={next === null ? t('last') : undefined}>
      <ol className="flex flex-wrap gap-x-2 px-4 pb-3" aria-label={t('title')}>
        {lifecycles.map((each, place) => (
          <li key={each} aria-current={each === stage ? 'step' : undefined} className="flex gap-2 text-ink-faint">
            {place > 0 && <span aria-hidden="true">→</span>}
            <span className={each === stage ? 'font-medium text-ink' : ''}>{stages(each)}</span>
          </li>
        ))}
      </ol>
      {churned !== null && (
        <p className="border-t border-line px-4 py-3 text-watch-text">
          {t('churned', churned)}{' '}
          <Link href="/customers?churned=true" className="link">
            {t('allChurned')}
          </Link>
        </p>
      )}
      {customer.lastShippingOn !== null && mayEver(ctx, 'analysis:read') && (
        <p className="border-t border-line px-4 py-2 text-sm">
          <Link href={`/customers/${customer.id}/loss`} className="link">
            {t('loss')}
          </Link>
        </p>
      )}
      {differs === 'unmet' && (
        <div className="border-t border-line px-4 py-3">
          <p className="text-watch-text">{t('unmet', { stage: stages(stage) })}</p>
          <GateLines lines={own.filter(({ holds }) => !holds)} />
        </div>
      )}
      {next !== null && (
        <div className="border-t border-line px-4 py-3">
          <p className="text-ink-faint">{t('asks', { stage: stages(next) })}</p>
          <GateLines lines={gate} />
          {opens && customer.archivedAt === null && mayEver(ctx, 'customer:update') && (
            <p className="flex flex-wrap items-center gap-2 pt-3">
              <SmallAct
                look="control"
                label={t('pass', { stage: stages(next) })}
                away={t('away')}
                input={{ id: String(customer.id), version: customer.version }}
                act={passLifecycleGate}
              />
            </p>
          )}
        </div>
      )}
      <p className="flex flex-wrap gap-x-4 border-t border-line px-4 py-2 text-sm">
        {gateStates.map((state) => (
          <Link key={state} href={`/customers?gate=${state}`} className="link">
            {t(`all.${state}`)}
          </Link>
        ))}
      </p>
    </Panel>
  )
}

function GateLines({ lines }: { lines: readonly GateLine[] }) {
  const t = useTranslations('sales.lifecycle')
  const words = useGateWords()
  return (
    <ul className="flex flex-col gap-1 pt-1">
      {lines.map((line) => (
        <li key={line.gate} className="flex gap-2">
          <Icon
            of={line.holds ? Check : Circle}
            size={16}
            className={`mt-0.5 flex-none ${line.holds ? 'text-accent-text' : 'text-ink-faint'}`}
          />
          <span className="text-pretty">
            {words(line)} <span className="sr-only">{t(line.holds ? 'holds' : 'lacks')}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
