import { useTranslations } from 'next-intl'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { DueCustomer } from '#lib/records/cadence/service'
import { RevealField } from '../../../customers/[id]/_components/reveal-field.tsx'
import { useRevealTexts } from '../../../customers/[id]/_components/reveal-texts.ts'
import { revealContactField } from '../../../customers/[id]/actions.ts'

/** Whom to call, one tap from the number, which is noted. Where everybody refuses calls, whom to visit. */
export function WhomToCall({ ctx, row }: { ctx: Context; row: DueCustomer }) {
  const t = useTranslations('sales.cadence')
  const issues = useTranslations('issues')
  const texts = useRevealTexts()
  const whom = row.call ?? row.visit
  if (whom === null && row.ownPhone !== null)
    return (
      <a className="link" href={`tel:${row.ownPhone}`}>
        {row.ownPhone}
      </a>
    )
  if (whom === null) return <span className="text-ink-faint">{t('nobodyKnown')}</span>
  return (
    <span className="flex flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-x-2">
        <span>
          {whom.name}
          {whom.title !== null && <span className="pl-1.5 text-sm text-ink-faint">{whom.title}</span>}
        </span>
        {row.call !== null && whom.phone !== null && mayEver(ctx, 'contact:reveal') && (
          <RevealField
            id={String(whom.contactId)}
            field="phone"
            label={whom.name}
            masked={whom.phone}
            texts={texts}
            dials
            reveal={revealContactField}
          />
        )}
      </span>
      {row.call === null && <span className="text-sm text-watch-text">{t('noCalls')}</span>}
      {row.call !== null && whom.callWarning !== null && (
        <span className="text-sm text-watch-text">{issues(whom.callWarning.code, whom.callWarning.params)}</span>
      )}
    </span>
  )
}
