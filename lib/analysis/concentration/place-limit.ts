import type { Context } from '#lib/platform/context'
import { limitOf } from '../concentration-trend/alarm.ts'
import type { Reach } from '../period/reach.ts'
import { findTopKind } from './repository.ts'
import type { ConcentrationAlarms } from './settings.ts'

/**
 * Answers from which share on one customer is worth a warning in the place that figures are of, whether its outlet was asked for or is all that the reader sees: that of the company for it as a whole, and for whoever sees
 * several places or none.
 */
export async function limitOfPlace({ db }: Context, { reader, outlet }: Reach, alarms: ConcentrationAlarms): Promise<number> {
  const ids = outlet?.ids ?? (reader.kind === 'all' ? null : reader.outletIds)
  return limitOf(ids === null ? null : await findTopKind(db, ids), alarms)
}
