import { useFormatter, useTranslations } from 'next-intl'
import type { deskLoads } from '#lib/records/cases/queue/share'
import { sharedAtMost } from '#lib/records/cases/queue/share'
import type { CaseWords } from '../../_components/words.ts'
import { shareByLoad } from '../actions.ts'
import { ShareForm } from './share-form.tsx'

/** Who works on cases, with what each has, and how many nobody has. */
export function SharePage({ loads, words }: { loads: Awaited<ReturnType<typeof deskLoads>>; words: CaseWords }) {
  const { t } = words
  const format = useFormatter()
  const roles = useTranslations('shell.roles')
  const { people, unassigned } = loads
  const waiting =
    unassigned > sharedAtMost
      ? t('share.unassignedMore', { count: format.number(sharedAtMost) })
      : t('share.unassigned', { count: format.number(unassigned) })
  return (
    <div className="flex w-full max-w-3xl flex-col gap-4 px-4 py-4 md:px-6">
      <p className="text-pretty text-ink-soft">{t('share.text', { most: sharedAtMost })}</p>
      <p role="status" className="text-lg font-medium">
        {unassigned === 0 ? t('share.none') : waiting}
      </p>
      {people.length === 0 ? (
        <p className="text-ink-soft">{t('share.noPeople')}</p>
      ) : (
        <ShareForm
          people={people.map(({ id, name, role, first, second, third }) => ({
            id,
            name,
            role: roles(role),
            load: t('share.load', { count: first + second + third }),
            detail: t('share.loadDetail', { first, second, third }),
          }))}
          idle={unassigned === 0}
          texts={{
            people: t('share.people'),
            submit: t('share.submit'),
            busy: t('share.busy'),
            choose: t('share.choose'),
            done: t('share.done', { given: '#' }),
            doneOne: t('share.doneOne', { name: '@', count: '#' }),
            left: t('share.left', { count: '#' }),
            nothing: t('share.nothing'),
          }}
          share={shareByLoad}
        />
      )}
    </div>
  )
}
