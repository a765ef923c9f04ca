import { Plus } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { dueKeys } from '#lib/records/facts/check/service'
import type { FactResource, FactsResource } from '#lib/records/facts/schema'
import { getFacts } from '#lib/records/facts/service'
import { Nothing, Panel } from '../panel.tsx'
import { FactLine } from './fact-line.tsx'
import { FactSheet } from './fact-sheet.tsx'
import { factChoices, useFactTexts } from './fact-texts.ts'
import { FillRates } from './fill-rates.tsx'
import { PencilMark } from './pencil-mark.tsx'

const classes = ['descriptive', 'behavioural', 'relational'] as const

/** What is known, class by class, and how much of what could be known that is; one more thing is a tap away. */
export async function Facts({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const facts = await getFacts(ctx, { id: customerId })
  return <FactsPanel ctx={ctx} customerId={customerId} facts={facts} due={await dueKeys(ctx, facts.data)} />
}

interface PanelProps {
  ctx: Context
  customerId: number
  facts: FactsResource
  /** Keys of the facts that are to be verified. */
  due: ReadonlySet<string>
}

function FactsPanel({ ctx, customerId, facts, due }: PanelProps) {
  const t = useTranslations('card.facts')
  // The same for every sheet, and so sent once.
  const shared = { ctx, customerId, choices: factChoices(facts), texts: useFactTexts() }
  const may = mayEver(ctx, 'customer:update')
  const edit = (fact: FactResource) =>
    may && fact.active ? (
      <FactSheet {...shared} initial={fact.key} look={pencil} button={<PencilMark />} label={t('change', { item: fact.label })} />
    ) : null
  return (
    <Panel
      title={t('title')}
      aside={
        <span className="inline-flex items-baseline gap-4">
          {due.size > 0 && <ToVerifyCount count={due.size} linked={may} />}
          {may && (
            <FactSheet
              {...shared}
              initial=""
              look="link inline-flex items-center gap-1"
              button={
                <>
                  <Icon of={Plus} size={14} />
                  {t('add')}
                </>
              }
            />
          )}
        </span>
      }
    >
      <FillRates rates={facts.by_class} />
      {facts.data.length === 0 && <Nothing>{t('nothing')}</Nothing>}
      {classes.map((infoClass) => {
        const known = facts.data.filter((fact) => fact.info_class === infoClass)
        if (known.length === 0) return null
        return (
          <details key={infoClass} open className="border-t border-line">
            <summary className="px-4 py-2 text-sm text-ink-faint hover:text-ink">{t(`classes.${infoClass}`)}</summary>
            <div className="pb-1.5">
              {known.map((fact) => (
                <FactLine key={fact.key} ctx={ctx} fact={fact} due={due.has(fact.key)} edit={edit(fact)} />
              ))}
            </div>
          </details>
        )
      })}
    </Panel>
  )
}

/** How many facts are due; for those who may answer, the way to the list of all that are. */
function ToVerifyCount({ count, linked }: { count: number; linked: boolean }) {
  const t = useTranslations('card.facts')
  const text = t('toVerify', { count })
  if (!linked) return <span className="text-watch-text">{text}</span>
  return (
    <Link href="/customers/facts-to-verify" className="text-watch-text hover:underline">
      {text}
    </Link>
  )
}

const pencil =
  '-my-1 grid size-7 flex-none place-items-center rounded-md text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:size-10'
