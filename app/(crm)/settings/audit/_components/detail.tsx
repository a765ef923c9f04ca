import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import type { AuditRow } from '#lib/platform/audit/audit-list'
import type { AuditNames, KnownName } from '#lib/records/audit-names/service'
import type { AuditWords } from './event-words.ts'
import { useChanges } from './event-words.ts'

const shownAtFirst = 4

interface Props {
  row: AuditRow
  names: AuditNames
  words: AuditWords
  currency: string
}

/** What an event changed or noted, the first lines at once; and why. */
export function Detail({ row, names, words, currency }: Props) {
  const t = useTranslations('audit')
  const changes = useChanges(names, words, currency)(row)
  if (changes.length === 0 && row.reason === null) return null
  const lines = changes.map(({ field, from, to }) => (
    <li key={field} className="min-w-0 wrap-anywhere">
      <span className="text-ink-faint">{field}</span>{' '}
      {from !== null && (
        <>
          <span className="text-ink-faint line-through">
            <Values values={from} />
          </span>{' '}
          →{' '}
        </>
      )}
      <Values values={to} />
    </li>
  ))
  return (
    <div className="max-w-xl text-sm">
      {row.reason !== null && <p className="wrap-anywhere">{t('reason', { reason: row.reason })}</p>}
      <ul className="flex flex-wrap gap-x-4">{lines.slice(0, shownAtFirst)}</ul>
      {lines.length > shownAtFirst && (
        <details>
          <summary className="link w-fit">{t('more', { count: lines.length - shownAtFirst })}</summary>
          <ul className="flex flex-wrap gap-x-4">{lines.slice(shownAtFirst)}</ul>
        </details>
      )}
    </div>
  )
}

/** One value, or several with commas between; those that lead somewhere as links. */
function Values({ values }: { values: readonly KnownName[] }) {
  const between = useTranslations('audit')('between')
  return values.map(({ text, href }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: values of one event, which never change.
    <span key={place}>
      {place > 0 && between}
      {href === null ? (
        text
      ) : (
        <Link href={href} className="link">
          {text}
        </Link>
      )}
    </span>
  ))
}
