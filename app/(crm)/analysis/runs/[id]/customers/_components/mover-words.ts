import { useTranslations } from 'next-intl'
import type { RunResource } from '#lib/analysis/classification/schema'
import { nowhere, otherThan } from '#lib/analysis/movement/movers'
import { useGroupName } from '../../../../_components/group-name.ts'

/** Which customers of a run are looked at, as the URL says. */
export interface MoverWay {
  from: string | undefined
  to: string | undefined
  way: 'up' | 'down' | undefined
  /** A cell of two criteria. */
  pair?: string | undefined
}

/** Answers in words which customers these are: those who left a class, came into it, went from one to another, rose, fell, came or went. */
export function useMoverWords({ scheme, parameters }: Pick<RunResource, 'scheme' | 'parameters'>): (way: MoverWay) => string {
  const t = useTranslations('analysis.movement.who')
  const nameOf = useGroupName()
  const measures = useTranslations('analysis.measures')
  const measureAt = (place: 'first' | 'second') => measures((parameters[place] ?? 'none') as 'revenue')
  return ({ from, to, way, pair }) => {
    if (pair !== undefined) {
      const [first = '', second = ''] = pair
      return t('pair', { ...{ first, second }, firstMeasure: measureAt('first'), secondMeasure: measureAt('second') })
    }
    if (way !== undefined) return t(way)
    if (from === nowhere && to === undefined) return t('came')
    if (to === nowhere && from === undefined) return t('gone')
    if (from !== undefined && to === `${otherThan}${from}`) return t('left', { name: nameOf(scheme, from) })
    if (to !== undefined && from === `${otherThan}${to}`) return t('entered', { name: nameOf(scheme, to) })
    const side = (key: string, whenNowhere: string) => {
      if (key.startsWith(otherThan)) return t('otherThan', { name: nameOf(scheme, key.slice(otherThan.length)) })
      return key === nowhere ? whenNowhere : nameOf(scheme, key)
    }
    if (from === undefined) return to === undefined ? t('all') : t('in', { name: side(to, '') })
    if (to === undefined) return t('wereIn', { name: side(from, '') })
    return t('way', { from: side(from, t('newOnes')), to: side(to, t('goneOnes')) })
  }
}
