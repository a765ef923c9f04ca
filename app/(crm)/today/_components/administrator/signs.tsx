import { useFormatter, useTranslations } from 'next-intl'
import { Ago } from '#components/ui/ago'
import type { Context } from '#lib/platform/context'
import type { Administration } from '#lib/platform/org/administration'
import { viewAdministration } from '#lib/platform/org/administration'
import { mayEver } from '#lib/platform/scope/scope'
import { Section } from '../../../settings/_components/section.tsx'
import { loadJobs } from '../../../settings/jobs/_components/load-jobs.ts'
import { Line } from './line.tsx'
import { Nights } from './nights.tsx'

const MILLISECONDS_PER_DAY = 86_400_000
/** After so many days without a backup a word of it is due. */
const BACKUP_DAYS = 7

interface Found extends Administration {
  failures: number
  now: Date
}

/** Is anything failing: jobs, people who cannot get in, keys that end, backups, the work of the night. */
export async function Signs({ ctx }: { ctx: Context }) {
  const [jobs, found] = await Promise.all([loadJobs(ctx), viewAdministration(ctx)])
  const failures = (jobs.recurring?.failed.length ?? 0) + jobs.failedImports.length + jobs.failedRuns.length
  return (
    <div className="flex flex-col gap-4">
      <Lines
        found={{ ...found, failures, now: ctx.now }}
        people={mayEver(ctx, 'user:manage')}
        keys={mayEver(ctx, 'key:manage')}
      />
      <Nights scheduled={jobs.recurring?.scheduled ?? []} now={ctx.now} />
    </div>
  )
}

function Lines({ found, people, keys }: { found: Found; people: boolean; keys: boolean }) {
  const t = useTranslations('today.administrator')
  const { failures, limited, oneTime } = found
  const names = limited.map(({ name }) => name).join(t('between'))
  return (
    <Section title={t('signs')}>
      <ul className="-my-2.5 divide-y divide-line">
        <Line
          tone={failures === 0 ? 'good' : 'danger'}
          mark={t(failures === 0 ? 'good' : 'danger')}
          href="/settings/jobs"
          title={failures === 0 ? t('jobsGood') : t('jobsFailed', { count: failures })}
        />
        {people && (
          <Line
            tone={limited.length === 0 ? 'good' : 'watch'}
            mark={t(limited.length === 0 ? 'good' : 'watch')}
            href="/settings/users"
            title={limited.length === 0 ? t('nobodyLimited') : t('limited', { names })}
            {...(limited.length === 0 ? {} : { text: t('limitedText') })}
          />
        )}
        {people && oneTime > 0 && (
          <Line
            tone="watch"
            mark={t('watch')}
            href="/settings/users"
            title={t('oneTime', { count: oneTime })}
            text={t('oneTimeText')}
          />
        )}
        {keys && <Keys found={found} />}
        <Backup at={found.backupAt} now={found.now} />
      </ul>
    </Section>
  )
}

function Keys({ found: { endingKeys, now } }: { found: Found }) {
  const t = useTranslations('today.administrator')
  const format = useFormatter()
  const line = { href: '/settings/keys' }
  if (endingKeys.length === 0) return <Line {...line} tone="good" mark={t('good')} title={t('keysGood')} />
  return endingKeys.map(({ id, name, expiresAt }) => {
    const ended = expiresAt <= now
    // It ends with the first moment of the day behind its last one.
    const on = format.dateTime(new Date(expiresAt.getTime() - 1), { dateStyle: 'medium' })
    const tone = ended ? 'danger' : 'watch'
    return <Line key={id} {...line} tone={tone} mark={t(tone)} title={t(ended ? 'keyEnded' : 'keyEnds', { name, on })} />
  })
}

function Backup({ at, now }: { at: Date | null; now: Date }) {
  const t = useTranslations('today.administrator')
  const href = '/settings'
  if (at === null) return <Line tone="watch" mark={t('watch')} href={href} title={t('noBackup')} text={t('backupText')} />
  const old = now.getTime() - at.getTime() > BACKUP_DAYS * MILLISECONDS_PER_DAY
  const tone = old ? 'watch' : 'good'
  return (
    <Line
      tone={tone}
      mark={t(tone)}
      href={href}
      title={
        <>
          {t('backup')} <Ago at={at} />
        </>
      }
      {...(old ? { text: t('backupText') } : {})}
    />
  )
}
