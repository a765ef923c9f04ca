import { useTranslations } from 'next-intl'
import type { PromiseState } from '#lib/records/waybills/issue'
import { useDuration } from './duration.ts'
import { promiseWords } from './promise-words.ts'

/** How a waybill stands to its promise, in a word. */
export function PromiseText({ waybill, now }: { waybill: { promise: PromiseState; promisedAt: Date | null }; now: Date }) {
  const { text, tone } = promiseWords(useTranslations('waybills'), useDuration(), waybill, now)
  return <span className={`whitespace-nowrap ${tone}`}>{text}</span>
}
