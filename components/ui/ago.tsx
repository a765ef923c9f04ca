import { useFormatter, useNow, useTranslations } from 'next-intl'

const MILLISECONDS_PER_MINUTE = 60_000

/** How long ago something was, in the reader's words; within a minute it is just now. */
export function Ago({ at }: { at: Date }) {
  const t = useTranslations('format')
  const format = useFormatter()
  const now = useNow()
  const text = Math.abs(now.getTime() - at.getTime()) < MILLISECONDS_PER_MINUTE ? t('justNow') : format.relativeTime(at, now)
  return <time dateTime={at.toISOString()}>{text}</time>
}
