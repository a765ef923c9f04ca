import type { IconNode } from 'lucide'
import { Minus, ThumbsDown, ThumbsUp } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import type { ContactResource } from '#lib/records/contacts/schema'

type Attitude = NonNullable<ContactResource['attitude']>

const looks: Readonly<Record<Attitude, { icon: IconNode; tone: string }>> = {
  supportive: { icon: ThumbsUp, tone: 'text-accent-text' },
  neutral: { icon: Minus, tone: 'text-ink-soft' },
  opposed: { icon: ThumbsDown, tone: 'text-watch-text' },
}

/** The part that a contact plays, how much its opinion weighs and how it stands towards us; what is unknown is left out. */
export function DecisionMarks({ contact: { decision_role: role, influence, attitude } }: { contact: ContactResource }) {
  const t = useTranslations('card.contacts')
  const roles = useTranslations('customers.decisionRole')
  const influences = useTranslations('customers.influence')
  return (
    <>
      {role !== null && (
        <span data-tip={t(`roleHints.${role}`)} className="rounded-sm bg-sunken px-1.5 text-sm text-ink-soft">
          {roles(role)}
        </span>
      )}
      {influence !== null && (
        <span data-tip={t(`influenceHints.${influence}`)} className="text-sm text-ink-faint">
          {t('influenceMark', { influence: influences(influence) })}
        </span>
      )}
      {attitude !== null && <AttitudeMark attitude={attitude} hint={t(`attitudeHints.${attitude}`)} />}
    </>
  )
}

function AttitudeMark({ attitude, hint }: { attitude: Attitude; hint: string }) {
  const t = useTranslations('customers.attitude')
  const { icon, tone } = looks[attitude]
  return (
    <span data-tip={hint} className={`inline-flex items-center gap-1 text-sm ${tone}`}>
      <Icon of={icon} size={13} />
      {t(attitude)}
    </span>
  )
}
