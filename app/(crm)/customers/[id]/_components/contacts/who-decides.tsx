import { useTranslations } from 'next-intl'
import type { DecisionMap } from '#lib/records/contacts/decision-map'

/** In one sentence: how those who decide stand, and which parts are still unknown. */
export function WhoDecides({ map }: { map: DecisionMap | null }) {
  const t = useTranslations('card.contacts')
  const roles = useTranslations('customers.decisionRole')
  if (map === null) return null
  const listed = (list: DecisionMap['missing']) => list.map((role) => roles(role)).join(t('map.and'))
  const known = map.known.map((each) => t(`map.${each.stand}`, { roles: listed(each.roles) })).join(t('map.comma'))
  const parts = map.missing.length === 0 ? [known] : [known, t('map.missing', { roles: listed(map.missing) })]
  return (
    <p className="px-4 pb-2.5 text-pretty">
      <span className="pr-2 text-ink-faint">{t('who')}</span>
      {parts.join(t('map.semicolon'))}
      {t('map.stop')}
    </p>
  )
}
