import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import { PRESENT_MINUTES } from '#lib/platform/auth/presence'
import type { deskLoads } from '#lib/records/cases/queue/share'
import { sharedAtMost } from '#lib/records/cases/queue/share'
import type { CaseWords } from '../../_components/words.ts'
import { previewByLoad, shareByLoad, takeBackShared } from '../actions.ts'
import { ShareForm } from './share-form.tsx'
import type { ShareState } from './share-query.ts'

interface Props {
  loads: Awaited<ReturnType<typeof deskLoads>>
  state: ShareState
  words: CaseWords
}

/** Who works on cases, with what each has, and how many nobody has. */
export function SharePage({ loads, state, words }: Props) {
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
      {Object.keys(state.params).length > 0 && (
        <p className="flex flex-wrap gap-x-3">
          {state.chosen === null ? t('share.listed') : t('share.chosen', { count: format.number(state.chosen) })}
          <Link href="/cases/assign" className="link">
            {t('share.all')}
          </Link>
        </p>
      )}
      {people.length === 0 ? (
        <p className="text-ink-soft">{t('share.noPeople')}</p>
      ) : (
        <ShareForm
          people={people.map(({ id, name, role, present, first, second, third }) => ({
            id,
            name,
            present,
            role: roles(role),
            load: t('share.load', { count: first + second + third }),
            detail: t('share.loadDetail', { first, second, third }),
          }))}
          idle={unassigned === 0}
          query={state.params}
          level={state.level}
          texts={{
            people: t('share.people'),
            there: t('share.there', { minutes: PRESENT_MINUTES }),
            away: t('share.away'),
            onlyThere: t('share.onlyThere'),
            everybody: t('share.everybody'),
            nobodyThere: t('share.nobodyThere'),
            submit: t('share.show'),
            busy: t('share.busy'),
            choose: t('share.choose'),
            preview: t('share.preview'),
            confirm: t('share.confirm'),
            cancel: t('share.cancel'),
            done: t('share.doneAll'),
            undo: t('share.undo'),
            undone: t('share.undone', { count: '#' }),
            stayed: t('share.stayed', { count: '#' }),
            given: t('share.given'),
            movedHead: t('share.movedHead'),
            doneOne: t('share.doneOne', { name: '@', count: '#' }),
            left: t('share.left', { count: '#' }),
            level: t('share.level'),
            levelHint: t('share.levelHint'),
            waiting_customer: t('share.alsoCustomer'),
            waiting_outlet: t('share.alsoOutlet'),
            movedOne: t('share.movedOne', { from: '@', to: '%', count: '#' }),
            even: t('share.even'),
            nothing: t('share.nothing'),
          }}
          preview={previewByLoad}
          share={shareByLoad}
          takeBack={takeBackShared}
        />
      )}
    </div>
  )
}
