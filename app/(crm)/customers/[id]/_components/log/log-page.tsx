import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { BackLink } from '#components/ui/back-link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { listContacts } from '#lib/records/contacts/service'
import type { CustomerView } from '#lib/records/customers/view'
import type { InteractionResource } from '#lib/records/interactions/schema'
import { offeredTerms } from '#lib/records/terms/service'
import { PanelSkeleton } from '../panel.tsx'
import { Beside } from './beside.tsx'
import { CallWarnings } from './call-warnings.tsx'
import { LogFormWithTexts } from './log-form-texts.tsx'
import type { LogHome } from './log-path.ts'
import { homePath } from './log-path.ts'
import { touchChannels } from './touch-channels.ts'

interface Props {
  ctx: Context
  customer: CustomerView
  home: LogHome
  /** The note that is changed; null for a new one. */
  interaction: InteractionResource | null
  given: { channel?: string | undefined; contact?: string | undefined }
}

const mostContacts = 50

/** A note of what was said, and beside it what may be learned in the same talk. */
export async function LogPage({ ctx, customer, home, interaction, given }: Props) {
  const t = await getTranslations('card.log')
  const [{ rows }, { purpose }, channels] = await Promise.all([
    mayEver(ctx, 'contact:read')
      ? listContacts(ctx, { customer: String(customer.id), limit: mostContacts, sort: 'id' })
      : { rows: [] },
    offeredTerms(ctx),
    touchChannels(ctx),
  ])
  const asked = given.contact === undefined ? rows : rows.filter(({ id }) => id === given.contact)
  const back = home === 'today' || home === 'cadence' ? t(`backTo.${home}`) : customer.name
  return (
    <div className="mx-auto w-full max-w-5xl px-4 pt-4 pb-10 md:px-6">
      <BackLink href={homePath(home, customer.id)} label={back} />
      <h1 className="pt-1 pb-4 text-xl font-semibold">
        {[interaction === null ? t('title') : t('change'), ...(back === customer.name ? [] : [customer.name])].join(' · ')}
      </h1>
      {interaction === null && <CallWarnings ctx={ctx} contacts={asked} />}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <LogFormWithTexts
          ctx={ctx}
          customerId={customer.id}
          customerName={customer.name}
          home={home}
          interaction={interaction}
          given={given}
          contacts={rows}
          channels={channels.offered(interaction?.channel ?? null)}
          purposes={purpose}
        />
        <Suspense fallback={<PanelSkeleton />}>
          <Beside ctx={ctx} customerId={customer.id} />
        </Suspense>
      </div>
    </div>
  )
}
