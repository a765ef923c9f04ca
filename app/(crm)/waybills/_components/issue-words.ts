import type { useTranslations } from 'next-intl'
import type { WaybillStatus } from '#lib/records/waybills/status'

type Texts = ReturnType<typeof useTranslations<'waybills'>>

/** The colour of a status's dot, as `.status-dot` has it. */
export const statusTones: Readonly<Record<WaybillStatus, 'good' | 'moving' | 'watch' | 'late' | 'idle'>> = {
  created: 'idle',
  await_pickup: 'idle',
  picked_up: 'moving',
  in_transit: 'moving',
  forwarded: 'moving',
  customs: 'moving',
  out_for_delivery: 'moving',
  at_locker_or_station: 'watch',
  delivered: 'good',
  exception: 'late',
  refused: 'late',
  returning: 'late',
  returned: 'late',
  cancelled: 'idle',
  unknown: 'idle',
}

/** Answers what is wrong with a waybill, each in a word. */
export function issueWords(
  t: Texts,
  duration: (hours: number) => string,
  { stillHours, damaged, lost }: { stillHours: number | null; damaged: boolean; lost: boolean },
): string[] {
  return [
    ...(lost ? [t('issue.lost')] : []),
    ...(damaged ? [t('issue.damaged')] : []),
    ...(stillHours === null ? [] : [t('issue.stillFor', { time: duration(stillHours) })]),
  ]
}
