import { useTranslations } from 'next-intl'
import { readClusterName } from '#lib/analysis/schemes/cluster-names'

/** Names groups of classes as readers know them; null is nowhere, before or now. */
export function useGroupName(): (scheme: string, group: string) => string {
  const t = useTranslations('analysis')
  return (scheme, group) => {
    if (/^[A-Z]$/.test(group)) return t('letterClass', { letter: group })
    const cluster = scheme === 'clusters' ? readClusterName(group) : null
    if (cluster !== null) {
      const parts = cluster.parts.map(({ measure, level }) => t(`clusterParts.${measure}_${level}`))
      const name = parts.length === 0 ? t('clusterMiddle') : parts.join(' · ')
      return cluster.number === 1 ? name : t('clusterNumbered', { name, number: cluster.number })
    }
    if (scheme === 'rfm') return t.has(`segments.${group}` as 'segments.new') ? t(`segments.${group}` as 'segments.new') : group
    return t(`classes.${scheme}.${group}` as 'classes.loyalty.loyal')
  }
}
