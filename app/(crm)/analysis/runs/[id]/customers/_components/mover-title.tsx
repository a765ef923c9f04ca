import { useTranslations } from 'next-intl'
import { DayText } from '#components/crm/day-near'
import type { RunResource } from '#lib/analysis/classification/schema'
import type { EarlierRun } from '#lib/analysis/movement/service'

interface Props {
  run: RunResource
  /** The earlier run that it is compared with; null where there is none. */
  compared: EarlierRun | null
  by: MoverBasis
}

/** Of which customers a list is, and by which classes. */
export interface MoverBasis {
  /** Whether by the classes that stand. */
  standing: boolean
  /** Whether only of those that lists show today. */
  present: boolean
}

/** As of which days the classes are, and whether what was set by hand counts. */
export function MoverTitle({ run, compared, by: { standing, present } }: Props) {
  const t = useTranslations('analysis.movement.basis')
  const schemes = useTranslations('analysis.schemes')
  const words = {
    scheme: schemes(`${run.scheme}.name` as 'abc.name'),
    later: () => <DayText day={run.as_of} />,
    earlier: () => <DayText day={compared?.asOf ?? run.as_of} />,
  }
  return (
    <>
      {t.rich(compared === null ? 'alone' : 'compared', words)} {t(standing ? 'standing' : 'computed')} {present && t('present')}
    </>
  )
}
