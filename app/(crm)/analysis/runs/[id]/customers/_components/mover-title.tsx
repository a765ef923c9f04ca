import { useTranslations } from 'next-intl'
import { usePeriodText } from '#components/chart/figure'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { EarlierRun } from '#lib/analysis/movement/service'
import { nowhere, otherThan } from '#lib/analysis/movement/service'
import { useGroupName } from '../../../../_components/group-name.ts'

interface Props {
  run: RunResource
  from: string | undefined
  to: string | undefined
  /** The earlier run, where it was chosen. */
  compared: EarlierRun | null
}

/** Which customers these are, in words. */
export function MoverTitle({ run, from, to, compared }: Props) {
  const t = useTranslations('analysis.movement')
  const schemes = useTranslations('analysis.schemes')
  const nameOf = useGroupName()
  const periodText = usePeriodText()
  const side = (key: string | undefined, whenNowhere: string) => {
    if (key === undefined) return t('any')
    if (key.startsWith(otherThan)) return t('otherThan', { name: nameOf(run.scheme, key.slice(otherThan.length)) })
    return key === nowhere ? whenNowhere : nameOf(run.scheme, key)
  }
  const scheme = schemes(`${run.scheme}.name` as 'abc.name')
  const now = side(to, t('leftColumn'))
  const what = from === undefined ? now : t('way', { from: side(from, t('enteredRow')), to: now })
  const said = t('listOf', { scheme, what, period: periodText({ from: run.from, to: run.to, asOf: run.as_of }) })
  return compared === null
    ? said
    : t('comparedWith', { said, run: t('earlierRun', { id: compared.id, period: periodText(compared) }) })
}
