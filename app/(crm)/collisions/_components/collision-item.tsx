import { Gavel } from 'lucide'
import { useFormatter, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { Sheet } from '#components/ui/sheet'
import type { Context } from '#lib/platform/context'
import { collisionRulings } from '#lib/records/collisions/collision'
import type { Collision } from '#lib/records/collisions/service'
import { keyedWords } from '../../_terms/keyed-words.ts'
import { ruleOne } from '../actions.ts'
import { RuleForm } from './rule-form.tsx'

/** One claim: of which customer, by whom against whom, on what ground, and how it was ruled or the way to rule it. */
export function CollisionItem({ ctx, row }: { ctx: Context; row: Collision }) {
  const t = useTranslations('sales.collisions')
  const format = useFormatter()
  const at = (instant: Date) => format.dateTime(instant, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <li data-collision={row.id} className="rounded-lg border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            {row.inReach ? (
              <Link href={`/customers/${row.customerId}`} className="hover:text-accent-text">
                {row.customerName}
              </Link>
            ) : (
              row.customerName
            )}
          </p>
          <p className="text-ink-soft">
            {t(row.ruling === null ? 'who' : 'whoThen', {
              claimant: row.claimantName,
              outlet: row.claimantOutlet,
              owner: row.ownerName,
            })}
          </p>
        </div>
        {row.ruling === null ? (
          row.mayRule ? (
            <RuleSheet row={row} />
          ) : (
            <span className="text-sm text-watch-text">
              {row.claimantId === ctx.actor.userId ? t('waitingOwn') : t('waiting')}
            </span>
          )
        ) : (
          <span className="rounded-sm bg-sunken px-1.5 text-sm">{t(`rulings.${row.ruling}`)}</span>
        )}
      </div>
      <p className="pt-2 text-pretty">
        <span className="text-ink-faint">
          <Ground ctx={ctx} ground={row.ground} /> ·{' '}
        </span>
        {row.evidence}
      </p>
      <p className="pt-1 text-sm text-ink-faint">{t('claimedAt', { at: at(row.claimedAt) })}</p>
      {row.ownersSide !== null && <OwnersSide side={row.ownersSide} owner={row.ownerName} />}
      {row.ruling !== null && row.ruledAt !== null && (
        <p className="mt-2 border-t border-line pt-2 text-pretty">
          {t('reasonOf', { by: row.ruledByName ?? '', reason: row.reason ?? '' })}
          <span className="block text-sm text-ink-faint">{at(row.ruledAt)}</span>
        </p>
      )}
    </li>
  )
}

async function Ground({ ctx, ground }: { ctx: Context; ground: string }) {
  return (await keyedWords(ctx, 'collision_ground')).word(ground)
}

/** What stands on record for the owner, beside what the claimant says. */
function OwnersSide({ side, owner }: { side: NonNullable<Collision['ownersSide']>; owner: string }) {
  const t = useTranslations('sales.collisions')
  const format = useFormatter()
  const day = (instant: Date) => format.dateTime(instant, { dateStyle: 'medium' })
  const words = [
    t('side.recorded', { day: day(side.recordedAt) }),
    t('side.owned', { owner, day: day(side.ownedSince) }),
    side.touchedAt === null ? t('side.untouched', { owner }) : t('side.touched', { owner, day: day(side.touchedAt) }),
    side.shippedOn === null ? t('side.unshipped') : t('side.shipped', { day: day(new Date(side.shippedOn)) }),
  ]
  return <p className="pt-1 text-sm text-ink-soft">{words.join(' · ')}</p>
}

function RuleSheet({ row }: { row: Collision }) {
  const t = useTranslations('sales.collisions')
  const shell = useTranslations('shell')
  const texts = useFormTexts(t('rule'))
  return (
    <Sheet
      look="control"
      title={t('ruleTitle', { name: row.customerName })}
      close={shell('close')}
      button={
        <>
          <Icon of={Gavel} size={15} />
          {t('rule')}
        </>
      }
    >
      <RuleForm
        id={row.id}
        version={row.version}
        texts={texts}
        labels={{ ruling: t('ruling'), reason: t('reason') }}
        hint={t('ruleHint')}
        choices={collisionRulings.map((value) => ({
          value,
          label: t(`ruleChoices.${value}`, { owner: row.ownerName, claimant: row.claimantName }),
        }))}
        save={ruleOne}
      />
    </Sheet>
  )
}
