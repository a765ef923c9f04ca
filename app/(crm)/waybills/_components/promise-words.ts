import type { useTranslations } from 'next-intl'
import type { PromiseState } from '#lib/records/waybills/issue'

type Texts = ReturnType<typeof useTranslations<'waybills'>>

const HOUR_MS = 3_600_000

const tones: Readonly<Record<PromiseState['kind'], string>> = {
  pending: '',
  kept: 'text-ink-soft',
  late: 'text-watch-text',
  overdue: 'text-danger',
  none: 'text-ink-faint',
  void: 'text-ink-faint',
}

interface Standing {
  promise: PromiseState
  promisedAt: Date | null
}

/** Answers how a waybill stands to its promise, in words, and the class of their colour. */
export function promiseWords(
  t: Texts,
  duration: (hours: number) => string,
  { promise, promisedAt }: Standing,
  now: Date,
): { text: string; tone: string } {
  const tone = tones[promise.kind]
  if (promise.kind === 'late' || promise.kind === 'overdue')
    return { text: t(`promise.${promise.kind}`, { time: duration(promise.hours) }), tone }
  if (promise.kind !== 'pending') return { text: t(`promise.${promise.kind}`), tone }
  const left = Math.floor(((promisedAt?.getTime() ?? now.getTime()) - now.getTime()) / HOUR_MS)
  return { text: t('promise.pending', { time: duration(left) }), tone }
}
