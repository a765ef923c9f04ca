import { Archive } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { SmallAct } from '#components/ui/small-act'
import type { Context } from '#lib/platform/context'
import { wayOutOf } from '#lib/records/customers/mistake/service'
import type { CustomerView } from '#lib/records/customers/view'
import { archiveOwnMistake, askForArchive } from '../../edit-actions.ts'
import { AskArchive } from './ask-archive.tsx'

/** What somebody without the right to archive can do about a customer that should not be there. */
export async function WayOut({ ctx, customer, look }: { ctx: Context; customer: CustomerView; look: string }) {
  const [way, t, form, shell] = await Promise.all([
    wayOutOf(ctx, customer),
    getTranslations('card.actions'),
    getTranslations('form'),
    getTranslations('shell'),
  ])
  if (way === null) return null
  const icon = <Icon of={Archive} size={15} />
  const id = String(customer.id)
  if (way === 'archive')
    return (
      <SmallAct
        input={{ id, version: customer.version }}
        label={t('archiveMistake')}
        icon={icon}
        away={form('away')}
        look={look}
        act={archiveOwnMistake}
      />
    )
  return (
    <AskArchive
      id={id}
      look={look}
      icon={icon}
      texts={{
        ask: t('askArchive'),
        reason: t('archiveReason'),
        submit: t('archiveAsk'),
        asked: t('archiveAsked'),
        busy: form('busy'),
        away: form('away'),
        close: shell('close'),
      }}
      act={askForArchive}
    />
  )
}
