import { useFormatter, useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { CardKeys } from '#components/crm/card-keys'
import { listHref } from '#components/table/list-url'
import { StepsPending } from '#components/table/steps'
import { BackLink } from '#components/ui/back-link'
import { SmallAct } from '#components/ui/small-act'
import type { Context } from '#lib/platform/context'
import { caseNumber } from '#lib/records/cases/case'
import type { CaseView } from '#lib/records/cases/desk/view'
import { PriorityBadge, StageBadge } from '../../_components/badges.tsx'
import { listPath } from '../../_components/list-query.ts'
import type { CaseWords } from '../../_components/words.ts'
import { assignOne } from '../actions.ts'
import { Neighbours } from './neighbours.tsx'

interface Props {
  ctx: Context
  view: CaseView
  words: CaseWords
  list: Readonly<Record<string, string>>
}

/** Which case it is and where it stands, with the way back to the queue. */
export function CaseHeader({ ctx, view, words, list }: Props) {
  const { t } = words
  const format = useFormatter()
  const away = useTranslations('customers.card')('away')
  const opened = format.dateTime(new Date(view.opened_at), { dateStyle: 'medium', timeStyle: 'short' })
  const facts = [
    caseNumber(view.id),
    words.type(view.type),
    view.channel === null ? null : words.channel(view.channel),
    view.service_class === null ? null : t(`class.${view.service_class}`),
    t('card.opened', { day: opened }),
  ].filter((word) => word !== null)
  const mayTake = ctx.actor.permissions['case:update'] !== undefined && view.stage !== 'closed' && !view.archived
  return (
    <header className="flex flex-col gap-2">
      <div className="flex min-h-8 items-center justify-between gap-4">
        <BackLink href={listHref(listPath, list, { cursor: list['cursor'] ?? null })} label={t('card.back')} />
        <Suspense fallback={<StepsPending />}>
          <Neighbours ctx={ctx} caseId={view.id} list={list} words={words} />
        </Suspense>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="text-xl font-semibold">{view.subject ?? words.about(view)}</h1>
        <PriorityBadge priority={view.priority} words={words} />
        <StageBadge stage={view.stage} type={view.type} reopened={view.reopened_count} />
        {view.archived && <span className="text-ink-faint">{t('stage.archived')}</span>}
      </div>
      <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft">
        {facts.map((word) => (
          <li key={word}>{word}</li>
        ))}
        <li className="flex items-center gap-2">
          {view.assigneeName === null ? t('card.unassigned') : t('card.assignee', { name: view.assigneeName })}
          {mayTake && view.assignee_id !== String(ctx.actor.userId) && (
            <SmallAct
              look="control h-7 px-2"
              label={t('deed.take')}
              away={away}
              input={{ id: view.id, version: view.version }}
              act={assignOne}
            />
          )}
        </li>
        {view.stage === 'waiting_outlet' && view.askedOutletName !== null && (
          <li>{t('card.asked', { outlet: view.askedOutletName })}</li>
        )}
      </ul>
      <CardKeys />
    </header>
  )
}
