import { useTranslations } from 'next-intl'
import { Ago } from '#components/ui/ago'
import type { ScheduledJob } from '#lib/platform/queue/recurring-jobs'
import { Section } from '../../../settings/_components/section.tsx'
import { Line } from './line.tsx'

const MILLISECONDS_PER_HOUR = 3_600_000
/** What comes round once a day and was not done for so long has missed a night. */
const MISSED_HOURS = 26

const nightly = ['seasons', 'classify', 'watch', 'tidy'] as const

/** Whether each piece of the night's work was done last night. */
export function Nights({ scheduled, now }: { scheduled: readonly ScheduledJob[]; now: Date }) {
  const jobs = nightly.flatMap((name) => scheduled.find((job) => job.name === name) ?? [])
  const t = useTranslations('today.administrator')
  const names = useTranslations('jobs')
  // A new company has not had a night yet: that is no fault.
  const toneOf = ({ lastDoneAt }: ScheduledJob) => {
    if (lastDoneAt === null) return 'open'
    return now.getTime() - lastDoneAt.getTime() <= MISSED_HOURS * MILLISECONDS_PER_HOUR ? 'good' : 'watch'
  }
  return (
    <Section title={t('nights')}>
      {jobs.length === 0 && <p className="text-ink-faint">{names('noWorker')}</p>}
      <ul className="-my-2.5 divide-y divide-line">
        {jobs.map((job) => (
          <Line
            key={job.name}
            tone={toneOf(job)}
            mark={t(toneOf(job))}
            href="/settings/jobs"
            title={names(`names.${job.name}` as 'names.tidy')}
            text={
              <>
                {names(`about.${job.name}` as 'about.tidy')} ·{' '}
                {job.lastDoneAt === null ? names('notYet') : <Ago at={job.lastDoneAt} />}
              </>
            }
          />
        ))}
      </ul>
    </Section>
  )
}
