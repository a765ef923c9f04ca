import { useTranslations } from 'next-intl'
import { DayNear } from '#components/crm/day-near'
import { FactAnswers } from '#components/crm/fact-work'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { CustomerView } from '#lib/records/customers/view'
import type { FactResource } from '#lib/records/facts/schema'
import { showFactValue } from '#lib/records/facts/view'
import { FactSheet } from '../../[id]/_components/facts/fact-sheet.tsx'
import { factChoices } from '../../[id]/_components/facts/fact-texts.ts'
import type { FactEntryTexts } from '../../[id]/_components/facts/fact-words.ts'
import { noteFact, verifyFactHere } from '../../[id]/work-actions.ts'

interface Props {
  ctx: Context
  customer: CustomerView
  fact: FactResource
  texts: FactEntryTexts
}

/** One thing that is known and due: what it is, when it was last verified, and the three answers. */
export function DueFact({ ctx, customer, fact, texts }: Props) {
  const t = useTranslations('factCheck')
  const item = fact.label
  const said = { customer: customer.name, item }
  return (
    <li className="grid gap-x-4 gap-y-2 border-t border-line px-4 py-2 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
      <div className="grid min-w-0 grid-cols-[minmax(6rem,1fr)_3fr] gap-x-4">
        <span className="text-ink-faint">{item}</span>
        <span className="min-w-0 text-pretty">
          {showFactValue(ctx, { key: fact.key, valueType: fact.value_type }, fact.value)}
          <span className="block text-sm text-ink-faint">
            {fact.verified_on === null ? (
              t('never')
            ) : (
              <>
                {t('verified')} <DayNear day={fact.verified_on} today={dayOf(ctx.now, ctx.company.timeZone)} />
              </>
            )}
          </span>
        </span>
      </div>
      <div className="flex flex-wrap gap-2">
        <FactAnswers
          customerId={String(customer.id)}
          fact={{
            key: fact.key,
            value: fact.value,
            method: fact.method,
            source: fact.source,
            confidence: fact.confidence,
            verified_on: fact.verified_on,
          }}
          texts={{
            still: t('still'),
            stillOf: t('stillOf', { item }),
            gone: t('gone'),
            goneOf: t('goneOf', { item }),
            verifiedNow: t('verifiedNow', said),
            goneNow: t('goneNow', said),
          }}
          verify={verifyFactHere}
          note={noteFact}
        >
          <FactSheet
            ctx={ctx}
            customerId={customer.id}
            choices={factChoices({ data: [fact], missing: [] })}
            initial={fact.key}
            look="control"
            texts={texts}
            label={t('changedOf', { item })}
            button={t('changed')}
          />
        </FactAnswers>
      </div>
    </li>
  )
}
