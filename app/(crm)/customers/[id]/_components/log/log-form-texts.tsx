import { useTranslations } from 'next-intl'
import type { Choice } from '#components/form/field'
import { useFormTexts } from '#components/form/form-texts'
import type { Context } from '#lib/platform/context'
import type { ContactResource } from '#lib/records/contacts/schema'
import type { InteractionResource } from '#lib/records/interactions/schema'
import { directions } from '#lib/records/interactions/schema'
import { changeInteraction, logInteraction, takeBackNote } from '../../log/actions.ts'
import { LogForm } from './log-form.tsx'
import type { LogHome } from './log-path.ts'
import { homePath } from './log-path.ts'
import type { LogField } from './log-values.ts'
import { logFields, logValues, newLogValues } from './log-values.ts'
import { useTouchDays } from './touch-days.ts'

interface Props {
  ctx: Context
  customerId: number
  customerName: string
  home: LogHome
  interaction: InteractionResource | null
  given: { channel?: string | undefined; contact?: string | undefined }
  contacts: readonly ContactResource[]
  /** By which way it may have been, as the company calls them. */
  channels: readonly Choice[]
  /** What a touch may be for, as the company calls it. */
  purposes: readonly string[]
}

/** The form of a note with its words; contacts are named masked. */
export function LogFormWithTexts({
  ctx,
  customerId,
  customerName,
  home,
  interaction,
  given,
  contacts,
  channels,
  purposes,
}: Props) {
  const channelKeys = channels.map(({ value }) => value)
  const t = useTranslations('card.log')
  const days = useTouchDays(ctx)
  const roles = useTranslations('customers.decisionRole')
  const common = useFormTexts()
  const { timeZone } = ctx.company
  const named = ({ name, title, decision_role: role }: ContactResource) =>
    [name, title, role === null ? null : roles(role)].filter(Boolean).join(' · ')
  return (
    <LogForm
      draft={interaction === null ? `log-${customerId}` : `log-${customerId}-${interaction.id}`}
      customerId={String(customerId)}
      home={homePath(home, customerId)}
      note={interaction === null ? null : { id: interaction.id, version: interaction.version }}
      initial={interaction === null ? newLogValues(given, channelKeys) : logValues(interaction, timeZone)}
      timeZone={timeZone}
      labels={Object.fromEntries(logFields.map((field) => [field, t(`fields.${field}`)])) as Record<LogField, string>}
      hints={{ next_touch_on: t('nextTouchHint'), occurred_at: interaction === null ? t('nowHint') : '' }}
      channels={[...channels]}
      directions={directions.map((value) => ({ value, label: t(`directions.${value}`) }))}
      contacts={contacts.map((contact) => ({ value: contact.id, label: named(contact) }))}
      purposes={purposes}
      days={days}
      texts={{
        ...common,
        more: t('more'),
        unset: t('noContact'),
        archive: t('archive'),
        noted: t('noted', { name: customerName }),
        takeBack: t('takeBack'),
        takenBack: t('takenBack', { name: customerName }),
      }}
      takeBack={takeBackNote}
      save={interaction === null ? logInteraction : changeInteraction}
    />
  )
}
