import { SquareKanban, TableProperties } from 'lucide'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { countToRule } from '#lib/records/collisions/service'
import { findSimilar } from '../../customers/edit-actions.ts'
import { noteOneLead, takeBackOneLead } from '../actions.ts'
import { LeadLineForm } from './lead-line-form.tsx'

/** Title, the two ways of looking, and the line in which a lead is noted. */
export function ProspectHead({ ctx, view }: { ctx: Context; view: 'list' | 'board' }) {
  const t = useTranslations('prospects')
  const [form, customers] = [useTranslations('form'), useTranslations('customers.form')]
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 pt-4 pb-3 md:px-6 md:pt-5">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <nav aria-label={t('views')} className="flex flex-wrap gap-2 md:ml-auto">
          <Link
            href="/prospects"
            aria-current={view === 'list' ? 'page' : undefined}
            data-active={view === 'list' ? '' : undefined}
            className="control"
          >
            <Icon of={TableProperties} size={15} />
            {t('list')}
          </Link>
          <Link
            href="/prospects/board"
            aria-current={view === 'board' ? 'page' : undefined}
            data-active={view === 'board' ? '' : undefined}
            className="control"
          >
            <Icon of={SquareKanban} size={15} />
            {t('board')}
          </Link>
          <Link href="/collisions" className="control">
            {t('collisions')}
            <Suspense fallback={null}>
              <ToRule ctx={ctx} />
            </Suspense>
          </Link>
          {mayEver(ctx, 'selection:manage') && (
            <Link href="/prospects/criteria" className="control">
              {t('criteria.title')}
            </Link>
          )}
        </nav>
      </div>
      {mayEver(ctx, 'customer:create') && (
        <LeadLineForm
          note={noteOneLead}
          takeBack={takeBackOneLead}
          similar={findSimilar}
          texts={{
            label: t('line.label'),
            placeholder: t('line.placeholder'),
            submit: t('line.submit'),
            busy: form('busy'),
            away: form('away'),
            noted: t('line.noted'),
            open: t('line.open'),
            undo: t('line.undo'),
            undone: t('line.undone'),
            name: t('line.name'),
            phone: t('line.phone'),
            contact: t('line.contact'),
            pieces: t('line.pieces'),
            rival: t('estimate.rival'),
            note: t('line.note'),
            similar: customers('similar'),
            elsewhere: t('line.elsewhere'),
            claim: t('line.claim'),
          }}
        />
      )}
    </>
  )
}

/** How many claims wait for the reader's ruling; nothing while none does. */
async function ToRule({ ctx }: { ctx: Context }) {
  const [count, t] = await Promise.all([countToRule(ctx), getTranslations('prospects')])
  if (count === 0) return null
  return (
    <strong data-tip={t('toRule', { count })} className="font-semibold text-danger">
      {count}
    </strong>
  )
}
