import { useFormatter, useTranslations } from 'next-intl'
import { useJoined } from '#components/crm/joined'
import { useLevelWhy } from '#components/crm/level-why'
import { useFormTexts } from '#components/form/form-texts'
import { Link } from '#components/ui/link'
import type { LevelDecision, LevelOfCustomer } from '#lib/analysis/relationship/level/service'
import { levelOfCustomer } from '#lib/analysis/relationship/level/service'
import { RELATIONSHIP_LEVELS } from '#lib/analysis/schemes/relationship-levels'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { useGroupName } from '../../../../analysis/_components/group-name.ts'
import { AcceptOne } from '../../../../analysis/relationship/customers/_components/accept.tsx'
import { clearLevel, setLevel } from '../../../../analysis/relationship/customers/actions.ts'
import { Panel } from '../panel.tsx'
import { LevelForm } from './level-form.tsx'

/** How close to keep to a customer: what the two matrices recommend and why, what was decided, and for whoever may, the decision. Nothing where neither is known. */
export async function LevelPanel({ ctx, customerId, back }: { ctx: Context; customerId: number; back: string | null }) {
  const { level, decisions } = await levelOfCustomer(ctx, { id: customerId })
  return level === null ? null : <Level ctx={ctx} level={level} decisions={decisions} back={back} />
}

interface Props {
  ctx: Context
  level: LevelOfCustomer
  decisions: readonly LevelDecision[]
  /** The list of levels that the card was opened from; null where it was another. */
  back: string | null
}

function Level({ ctx, level, decisions, back }: Props) {
  const t = useTranslations('relations.levels')
  const names = useTranslations('analysis.relationships')
  const why = useLevelWhy(useGroupName())
  const { id, recommended, accepted, waiting } = level
  // While somebody else decides there is nothing to decide here.
  const decides = mayEver(ctx, 'customer:override') && waiting === null
  return (
    <Panel
      title={t('panel')}
      aside={
        <Link href="/analysis/relationship" className="link">
          {t('toMatrices')}
        </Link>
      }
    >
      <div id="relationship-level" className="px-4 pb-3">
        <p className="text-pretty">
          {accepted === null ? (
            waiting === null && t('nothingDecided')
          ) : (
            <b className="font-semibold">{t('stands', { level: names(accepted) })}</b>
          )}
        </p>
        {waiting !== null && <Waiting waiting={waiting} />}
        <p className="text-pretty text-ink-soft">
          {recommended === null ? t('noneRecommended') : t('isRecommended', { level: names(recommended) })} {why(level)}
        </p>
        {decides && recommended !== null && recommended !== accepted && <AcceptOne id={id} name={level.name} />}
        {decides && <Decide level={level} />}
        {back !== null && (
          <p className="pt-2">
            <Link href={back} className="link">
              {t('backToList')}
            </Link>
          </p>
        )}
      </div>
      {decisions.length > 0 && <History ctx={ctx} decisions={decisions} />}
    </Panel>
  )
}

/** What was asked for, by whom, and who decides on it. */
function Waiting({ waiting: { approvalId, wanted, askedBy, deciders } }: { waiting: NonNullable<LevelOfCustomer['waiting']> }) {
  const t = useTranslations('relations.levels')
  const names = useTranslations('analysis.relationships')
  const approvals = useTranslations('approvals')
  const { listed } = useJoined()
  return (
    <p className="text-pretty">
      <b className="font-semibold">
        {t('waits', { level: wanted === null ? '' : names(wanted), by: askedBy, who: listed(deciders) })}
      </b>{' '}
      <Link href={`/approvals/${approvalId}`} className="link">
        {approvals('case.open')}
      </Link>
    </p>
  )
}

function Decide({ level: { id, accepted, reason } }: Pick<Props, 'level'>) {
  const t = useTranslations('relations.levels')
  const names = useTranslations('analysis.relationships')
  const approvals = useTranslations('approvals')
  return (
    <LevelForm
      key={`${accepted}-${reason}`}
      customerId={String(id)}
      present={{ level: accepted ?? '', reason: reason ?? '' }}
      choices={RELATIONSHIP_LEVELS.map((value) => ({ value, label: names(value) }))}
      form={useFormTexts(t('save'))}
      texts={{
        ...{ set: t('decide'), change: t('change'), level: t('level'), choose: t('choose'), reason: t('reason') },
        ...{ withdraw: t('withdraw'), away: t('away'), asked: approvals('override.asked'), see: approvals('case.open') },
      }}
      set={setLevel}
      clear={clearLevel}
    />
  )
}

function History({ ctx, decisions }: Pick<Props, 'ctx' | 'decisions'>) {
  const t = useTranslations('relations.levels')
  const names = useTranslations('analysis.relationships')
  const format = useFormatter()
  return (
    <ol aria-label={t('history')} className="border-t border-line px-4 py-2">
      {decisions.map(({ id, level, reason, byName, at }) => (
        <li key={id} className="py-1">
          {level === null ? t('withdrawn') : names(level)}
          <span className="pl-2 text-sm text-ink-faint">
            {[format.dateTime(at, { dateStyle: 'medium', timeZone: ctx.company.timeZone }), byName, reason]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}
