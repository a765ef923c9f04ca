import { getTranslations } from 'next-intl/server'
import { DayNear } from '#components/crm/day-near'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { getFacts } from '#lib/records/facts/service'
import { listInteractions } from '#lib/records/interactions/service'
import { noteFact } from '../../work-actions.ts'
import { FactEntry } from '../facts/fact-entry.tsx'
import { factChoices, useFactTexts } from '../facts/fact-texts.ts'
import type { FactChoice } from '../facts/fact-values.ts'
import { Nothing, Panel } from '../panel.tsx'
import { touchChannels } from './touch-channels.ts'

const latest = 3

/** What helps in the talk: what was said the last times, and what is still to be learned. */
export async function Beside({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const t = await getTranslations('card.log')
  const mayNote = mayEver(ctx, 'customer:update')
  const facts = mayNote ? await getFacts(ctx, { id: customerId }) : null
  return (
    <div className="flex flex-col gap-4">
      {facts !== null && (
        <Panel title={t('learn')} aside={t('known', { known: facts.known, keys: facts.keys })}>
          <div className="px-4 pb-4">
            <Entry ctx={ctx} customerId={customerId} choices={factChoices(facts)} />
          </div>
        </Panel>
      )}
      {mayEver(ctx, 'interaction:read') && <Before ctx={ctx} customerId={customerId} />}
    </div>
  )
}

function Entry({ ctx, customerId, choices }: { ctx: Context; customerId: number; choices: readonly FactChoice[] }) {
  return (
    <FactEntry
      customerId={String(customerId)}
      currency={ctx.company.currency}
      choices={choices}
      initial=""
      texts={useFactTexts()}
      save={noteFact}
    />
  )
}

/** The last notes, the latest first. */
async function Before({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [t, channels, { rows }] = await Promise.all([
    getTranslations('card.log'),
    touchChannels(ctx),
    listInteractions(ctx, { customer: String(customerId), limit: latest, sort: '-occurred_at' }),
  ])
  const { timeZone } = ctx.company
  return (
    <Panel title={t('before')}>
      {rows.length === 0 ? (
        <Nothing>{t('nothingBefore')}</Nothing>
      ) : (
        <ol>
          {rows.map((row) => (
            <li key={row.id} className="border-t border-line px-4 py-2.5">
              <p className="flex items-baseline justify-between gap-4">
                <span className="font-medium">{[channels.word(row.channel), row.purpose].filter(Boolean).join(' · ')}</span>
                <span className="flex-none text-sm text-ink-faint">
                  {row.user_name} · <DayNear day={dayOf(new Date(row.occurred_at), timeZone)} today={dayOf(ctx.now, timeZone)} />
                </span>
              </p>
              <p className="text-pretty text-ink-soft">{[row.heard, row.answered, row.result].filter(Boolean).join(' ')}</p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
