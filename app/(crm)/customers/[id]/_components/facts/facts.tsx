import { Pencil, Plus } from 'lucide'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { dueKeys } from '#lib/records/facts/check/service'
import type { FactResource } from '#lib/records/facts/schema'
import { getFacts } from '#lib/records/facts/service'
import { Nothing, Panel } from '../panel.tsx'
import { FactLine } from './fact-line.tsx'
import { FactSheet } from './fact-sheet.tsx'
import { factChoices } from './fact-texts.ts'
import { FillRates } from './fill-rates.tsx'

const classes = ['descriptive', 'behavioural', 'relational'] as const

/** What is known, class by class, and how much of what could be known that is; one more thing is a tap away. */
export async function Facts({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [facts, t] = await Promise.all([getFacts(ctx, { id: customerId }), getTranslations('card.facts')])
  const due = await dueKeys(ctx, facts.data)
  const choices = factChoices(facts)
  const may = mayEver(ctx, 'customer:update')
  const sheet = (key: string, look: string, button: ReactNode, label?: string) => (
    <FactSheet
      ctx={ctx}
      customerId={customerId}
      choices={choices}
      initial={key}
      look={look}
      button={button}
      {...(label === undefined ? {} : { label })}
    />
  )
  const edit = (fact: FactResource) =>
    may && fact.active ? sheet(fact.key, pencil, <Icon of={Pencil} size={14} />, t('change', { item: fact.label })) : null
  return (
    <Panel
      title={t('title')}
      aside={
        <span className="inline-flex items-baseline gap-4">
          {due.size > 0 && <ToVerifyCount count={due.size} linked={may} />}
          {may &&
            sheet(
              '',
              'link inline-flex items-center gap-1',
              <>
                <Icon of={Plus} size={14} />
                {t('add')}
              </>,
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
