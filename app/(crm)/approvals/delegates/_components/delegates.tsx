import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { BackLink } from '#components/ui/back-link'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import type { listDelegates } from '#lib/records/approvals/delegates/service'
import { DelegateForm } from './delegate-form.tsx'
import { EndDelegate } from './end-delegate.tsx'

interface Props {
  ctx: Context
  rows: Awaited<ReturnType<typeof listDelegates>>
}

/** Who stands in for the reader, and for whom the reader does. */
export function Delegates({ ctx, rows }: Props) {
  const t = useTranslations('approvals')
  const form = useTranslations('form')
  const texts = { end: t('delegate.end'), ending: t('delegate.ending'), away: t('decide.away') }
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-5 px-4 pt-4 pb-10 md:px-6">
      <header className="flex flex-col gap-1.5">
        <BackLink href="/approvals" label={t('detail.back')} />
        <h1 className="text-xl font-semibold">{t('delegate.title')}</h1>
        <p className="text-pretty text-ink-soft">{t('delegate.text')}</p>
      </header>
      {rows.length === 0 && <p className="text-ink-faint">{t('delegate.none')}</p>}
      {rows.length > 0 && (
        <ul className="flex flex-col gap-2">
          {rows.map(({ id, userId, userName, delegateName, fromOn: from, toOn: to }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line px-3 py-2">
              {userId === ctx.actor.userId
                ? t('delegate.mine', { name: delegateName, from, to })
                : t('delegate.theirs', { name: userName, from, to })}
              {userId === ctx.actor.userId && <EndDelegate id={id} texts={texts} />}
            </li>
          ))}
        </ul>
      )}
      <DelegateForm
        today={dayOf(ctx.now, ctx.company.timeZone)}
        form={useFormTexts(t('delegate.submit'))}
        texts={{
          who: t('delegate.who'),
          from: t('delegate.from'),
          to: t('delegate.to'),
          typeToFind: form('typeToFind'),
          none: form('none'),
        }}
      />
    </div>
  )
}
