import { useTranslations } from 'next-intl'
import type { Reach } from '#lib/records/contacts/reach/service'

/** How a contact wants to be reached and what it agreed to, in a line; nothing where nothing was said. */
export function ReachLine({ reach }: { reach: Reach }) {
  const t = useTranslations('card.reach')
  const channels = useTranslations('customers.channel')
  const issues = useTranslations('issues')
  const { refused, fromTime, toTime, leastDays, consents, againstCall } = reach
  const words = [
    refused.length > 0 ? t('refuses', { channels: refused.map((channel) => channels(channel)).join(t('comma')) }) : null,
    fromTime !== null && toTime !== null ? t('hours', { from: fromTime, to: toTime }) : null,
    leastDays !== null ? t('least', { days: leastDays }) : null,
    ...consents.map(({ purpose, given }) => t(given ? 'given' : 'takenBack', { purpose: t(`purposes.${purpose}`) })),
  ].filter((word) => word !== null)
  if (words.length === 0 && againstCall === null) return null
  return (
    <span className="flex flex-wrap gap-x-4 text-sm text-ink-faint">
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
      {againstCall !== null && againstCall.code !== 'contact_refuses' && (
        <span className="text-watch-text">{issues(againstCall.code, againstCall.params)}</span>
      )}
    </span>
  )
}
