import { useTranslations } from 'next-intl'

/** Names groups of classes as readers know them; null is nowhere, before or now. */
export function useGroupName(): (scheme: string, group: string) => string {
  const t = useTranslations('analysis')
  return (scheme, group) => {
    if (/^[A-Z]$/.test(group)) return t('letterClass', { letter: group })
    if (scheme === 'rfm') return t.has(`segments.${group}` as 'segments.new') ? t(`segments.${group}` as 'segments.new') : group
    return t(`classes.${scheme}.${group}` as 'classes.loyalty.loyal')
  }
}
