import { Phone } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { Popup } from '#components/ui/popup'
import type { Context } from '#lib/platform/context'
import type { CustomerView } from '#lib/records/customers/view'
import { callChoices } from './call-choices.ts'
import { CallList } from './call-list.tsx'
import type { LogHome } from './log/log-path.ts'

/** Whom to call, beside what else can be done with a customer. Nothing where there is no number. */
export async function CallMenu({ ctx, customer, home }: { ctx: Context; customer: CustomerView; home: LogHome }) {
  const [choices, t] = await Promise.all([callChoices(ctx, customer, home), getTranslations('card.call')])
  if (choices.contacts.length === 0 && choices.own === null) return null
  return (
    <Popup
      id="call"
      look="control"
      title={t('title')}
      button={
        <>
          <Icon of={Phone} size={15} />
          {t('call')}
        </>
      }
    >
      <CallList {...choices} />
    </Popup>
  )
}
