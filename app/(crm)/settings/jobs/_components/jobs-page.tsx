import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Ago } from '#components/ui/ago'
import { Link } from '#components/ui/link'
import type { RunResource } from '#lib/analysis/classification/schema'
import { rhythmOf } from '#lib/jobs/rhythm'
import type { ImportResource } from '#lib/platform/import/schema'
import type { FailedJob, ScheduledJob } from '#lib/platform/queue/recurring-jobs'
import { Section } from '../../_components/section.tsx'
import { SettingsHead } from '../../_components/settings-head.tsx'
import { retryJob, retryRun } from '../actions.ts'
import { RetryButton } from './retry-button.tsx'

export interface JobsView {
  recurring: { scheduled: ScheduledJob[]; failed: FailedJob[] } | null
  failedImports: readonly ImportResource[]
  openImports: readonly ImportResource[]
  failedRuns: readonly RunResource[]
  openRuns: readonly RunResource[]
  /** Whether the reader may start runs. */
  mayRun: boolean
}

/** Is anything failing, and what waits. */
export function JobsPage({ view }: { view: JobsView }) {
  const t = useTranslations('jobs')
  const { recurring, failedImports, openImports, failedRuns, openRuns, mayRun } = view
  const failures = (recurring?.failed.length ?? 0) + failedImports.length + failedRuns.length
  const waiting = openImports.length + openRuns.length
  return (
    <div className="mx-auto w-full max-w-5xl pb-10">
      <SettingsHead title={t('title')} text={failures === 0 ? t('allWell') : t('failures', { count: failures })} />
      <div className="flex flex-col gap-4 px-4 md:px-6">
        <Section title={t('failed')}>
          <List empty={t('noneFailed')}>
            {recurring?.failed.map((job) => (
              <FailedJobLine key={job.id} job={job} />
            ))}
            {failedRuns.map((run) => (
              <RunLine key={`run ${run.id}`} run={run} mayRun={mayRun} />
            ))}
            {failedImports.map((one) => (
              <ImportLine key={`import ${one.id}`} one={one} />
            ))}
          </List>
        </Section>
        <Section title={t('open')} text={waiting === 0 ? t('noneOpen') : t('openText')}>
          <List empty={null}>
            {openImports.map((one) => (
              <ImportLine key={`import ${one.id}`} one={one} />
            ))}
            {openRuns.map((run) => (
              <RunLine key={`run ${run.id}`} run={run} mayRun={false} />
            ))}
          </List>
        </Section>
        <Section title={t('scheduled')} text={recurring === null ? t('noWorker') : t('scheduledText')}>
          <List empty={null}>
            {recurring?.scheduled.map((job) => (
              <ScheduledLine key={job.name} job={job} />
            ))}
          </List>
        </Section>
      </div>
    </div>
  )
}

function List({ empty, children }: { empty: string | null; children: ReactNode }) {
  const lines = [children].flat(2).filter(Boolean)
  if (lines.length === 0) return empty === null ? null : <p className="text-ink-faint">{empty}</p>
  return <ul className="divide-y divide-line">{lines}</ul>
}

interface LineProps {
  title: string
  state: string
  detail?: string | null | undefined
  at: string | Date | null
  children?: ReactNode
}

function Line({ title, state, detail, at, children }: LineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">
          {title} <span className="font-normal text-ink-soft">{state}</span>
        </p>
        {(detail ?? '') !== '' && <p className="text-sm break-words text-ink-faint">{detail}</p>}
      </div>
      {at !== null && (
        <span className="flex-none text-sm text-ink-faint">
          <Ago at={new Date(at)} />
        </span>
      )}
      {children}
    </li>
  )
}

function FailedJobLine({ job }: { job: FailedJob }) {
  const t = useTranslations('jobs')
  const form = useTranslations('form')
  return (
    <Line title={useJobName()(job.name)} state={t('tries', { count: job.tries })} detail={job.message} at={job.failedAt}>
      <RetryButton id={job.id} label={t('retry')} busy={form('busy')} retry={retryJob} />
    </Line>
  )
}

function ScheduledLine({ job }: { job: ScheduledJob }) {
  const t = useTranslations('jobs')
  return (
    <Line
      title={useJobName()(job.name)}
      state={job.waiting > 0 ? t('waiting') : job.lastDoneAt === null ? t('notYet') : ''}
      detail={useComesRound()(job)}
      at={job.lastDoneAt}
    />
  )
}

/** When it comes round, and what it does. */
function useComesRound(): (job: ScheduledJob) => string {
  const t = useTranslations('jobs')
  return ({ name, cron }) => {
    const rhythm = rhythmOf(cron)
    const when = rhythm === null ? cron : t(`rhythm.${rhythm.every}`, { minute: 0, time: '', ...rhythm })
    const about = `about.${name}`
    return t.has(about as 'about.tidy') ? t('comesRound', { rhythm: when, about: t(about as 'about.tidy') }) : when
  }
}

function useJobName(): (name: string) => string {
  const t = useTranslations('jobs.names')
  return (name) => (t.has(name as 'tidy') ? t(name as 'tidy') : name)
}

function RunLine({ run, mayRun }: { run: RunResource; mayRun: boolean }) {
  const t = useTranslations('jobs')
  const form = useTranslations('form')
  const scheme = t.has(`schemes.${run.scheme}` as 'schemes.abc') ? t(`schemes.${run.scheme}` as 'schemes.abc') : run.scheme
  return (
    <Line
      title={t('run', { scheme, day: run.as_of })}
      state={t(`runStatus.${run.status}`)}
      detail={run.failure?.text}
      at={run.finished_at ?? run.requested_at}
    >
      {mayRun && <RetryButton id={run.id} label={t('retry')} busy={form('busy')} retry={retryRun} />}
    </Line>
  )
}

function ImportLine({ one }: { one: ImportResource }) {
  const t = useTranslations('jobs')
  return (
    <Line
      title={t('import', { file: one.file_name })}
      state={t(`importStatus.${one.status}`)}
      detail={one.failure === null ? null : t('importAgain', { reason: one.failure.text })}
      at={one.finished_at ?? one.created_at}
    >
      <Link href={`/imports/${one.id}`} className="control">
        {t('look')}
      </Link>
    </Line>
  )
}
