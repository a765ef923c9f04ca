import { ArrowRightLeft, CheckCheck, FileClock, MessageSquareText, PackageX, Smile, Sprout, Stamp, TicketCheck } from 'lucide'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DayNear } from '#components/crm/day-near'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { AnyEntry, ClassEntry } from '#lib/analysis/timeline/service'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CaseEntry, TaskEntry } from '#lib/records/timeline/entry'
import { finishTask } from '../../work-actions.ts'
import type { LogHome } from '../log/log-path.ts'
import { ChangeTold } from './change.tsx'
import { DevelopmentTold } from './development.tsx'
import { ApprovalTold, ExceptionTold, SurveyTold } from './from-elsewhere.tsx'
import { InteractionTold } from './interaction.tsx'
import { ReopenTask } from './reopen-task.tsx'

interface Props {
  ctx: Context
  customerId: number
  home: LogHome
  entry: AnyEntry
}

const icons = {
  interaction: MessageSquareText,
  development: Sprout,
  case: TicketCheck,
  exception: PackageX,
  survey: Smile,
  approval: Stamp,
  task: CheckCheck,
  change: FileClock,
  class: ArrowRightLeft,
} as const

/** One thing that happened: what, by whom, and when. */
export function Entry({ ctx, customerId, home, entry }: Props) {
  const { timeZone } = ctx.company
  const { kind, place } = entry
  const by = 'by' in entry ? entry.by : null
  return (
    <li className="flex gap-3 border-t border-line px-4 py-2.5">
      <Icon of={icons[kind]} size={16} strokeWidth={1.75} className="mt-0.5 flex-none text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p className="float-right pl-4 text-sm text-ink-faint">
          {by !== null && <>{by} · </>}
          <DayNear day={dayOf(place.at, timeZone)} today={dayOf(ctx.now, timeZone)} />
        </p>
        {told({ ctx, customerId, home, entry })}
      </div>
    </li>
  )
}

function told({ ctx, customerId, home, entry }: Props): ReactNode {
  switch (entry.kind) {
    case 'interaction':
      return <InteractionTold ctx={ctx} customerId={customerId} home={home} entry={entry} />
    case 'development':
      return <DevelopmentTold ctx={ctx} customerId={customerId} home={home} entry={entry} />
    case 'case':
      return <CaseTold entry={entry} />
    case 'exception':
      return <ExceptionTold entry={entry} />
    case 'survey':
      return <SurveyTold entry={entry} />
    case 'approval':
      return <ApprovalTold entry={entry} />
    case 'task':
      return <TaskTold ctx={ctx} entry={entry} />
    case 'change':
      return <ChangeTold ctx={ctx} entry={entry} />
    case 'class':
      return <ClassTold entry={entry} />
  }
}

function CaseTold({ entry }: { entry: CaseEntry }) {
  const t = useTranslations('card.timeline')
  const types = useTranslations('customers.caseType')
  return (
    <p>
      <Link href={`/cases/${entry.id}`} className="link font-medium">
        {t(entry.what === 'opened' ? 'caseOpened' : 'caseResolved', { type: types(entry.type) })}
      </Link>
      {entry.subject !== null && <span className="text-ink-soft"> · {entry.subject}</span>}
    </p>
  )
}

function TaskTold({ ctx, entry }: { ctx: Context; entry: TaskEntry }) {
  const t = useTranslations('card.timeline')
  const form = useTranslations('form')
  return (
    <p>
      <span className="font-medium">{t('taskDone')}</span>
      <span className="text-ink-soft"> · {entry.title}</span>
      {mayEver(ctx, 'task:update') && (
        <ReopenTask id={String(entry.id)} version={entry.version} label={t('reopen')} away={form('away')} act={finishTask} />
      )}
    </p>
  )
}

function ClassTold({ entry }: { entry: ClassEntry }) {
  const t = useTranslations('card.timeline')
  const schemes = useTranslations('customers.card.schemes')
  return (
    <p>
      <span className="font-medium">{schemes(entry.scheme as 'abc')}</span>
      <span className="text-ink-soft"> · {t('moved', { from: entry.from ?? t('none'), to: entry.to ?? t('none') })}</span>
    </p>
  )
}
