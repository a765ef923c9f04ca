import { useFormatter, useTranslations } from 'next-intl'
import type { ApprovalDetail } from '#lib/records/approvals/inbox/service'

/** Everything that has happened to a request, in its order. */
export function History({ decisions, timeZone }: { decisions: ApprovalDetail['decisions']; timeZone: string }) {
  const t = useTranslations('approvals')
  const format = useFormatter()
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="pb-2 font-semibold">
        {t('detail.history')}
      </h2>
      <ol className="flex flex-col gap-2">
        {decisions.map(({ act, byName, forName, reason, at }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what has happened is never changed
          <li key={index} className="flex flex-wrap justify-between gap-x-4 border-t border-line pt-2">
            <span>
              {t(`act.${act}`, { by: byName ?? '' })}
              {forName !== null && t('act.for', { name: forName })}
              {reason !== null && act !== 'asked' && <span className="block text-pretty text-ink-soft">{reason}</span>}
            </span>
            <span className="text-sm text-ink-faint">
              {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
