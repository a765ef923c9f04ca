import { UserPlus } from 'lucide'
import { useFormatter, useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { Icon } from '#components/ui/icon'
import { Sheet } from '#components/ui/sheet'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import type { Ownership } from '#lib/records/ownership/service'
import { getOwnership } from '#lib/records/ownership/service'
import { findOwners } from '../../../actions.ts'
import { addOneCollaborator, removeOneCollaborator } from '../../ownership-actions.ts'
import { Panel } from '../panel.tsx'
import { RemoveCollaborator } from './remove-collaborator.tsx'
import { ShareForm } from './share-form.tsx'

/** Whose the customer is, who works along, and whose it was before and why that changed. */
export async function OwnershipPanel({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  return <Shown ctx={ctx} customer={customer} ownership={await getOwnership(ctx, { id: customer.id })} />
}

function Shown({ ctx, customer, ownership }: { ctx: Context; customer: CustomerView; ownership: Ownership }) {
  const t = useTranslations('sales.ownership')
  const format = useFormatter()
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'medium' })
  const { changes, collaborators, mayShare } = ownership
  const first = changes.at(-1)
  return (
    <Panel title={t('title')} aside={mayShare && mayEver(ctx, 'user:read') ? <Share customerId={customer.id} /> : undefined}>
      <dl className="px-4 pb-3">
        <dt className="text-sm text-ink-faint">{t('owner')}</dt>
        <dd>{customer.ownerName ?? t('nobody')}</dd>
        <dt className="pt-2 text-sm text-ink-faint">{t('collaborators')}</dt>
        {collaborators.length === 0 && <dd className="text-ink-faint">{t('noCollaborators')}</dd>}
        {collaborators.map((each) => (
          <dd key={each.userId} className="flex items-center gap-2">
            <span className="min-w-0 flex-1">
              {each.name}
              <span className="pl-2 text-sm text-ink-faint">{[each.outletName, each.reason].filter(Boolean).join(' · ')}</span>
            </span>
            {mayShare && (
              <RemoveCollaborator
                id={String(customer.id)}
                user={String(each.userId)}
                label={t('remove')}
                name={t('removeOne', { name: each.name })}
                away={t('away')}
                remove={removeOneCollaborator}
              />
            )}
          </dd>
        ))}
      </dl>
      <ol className="border-t border-line px-4 py-2" aria-label={t('history')}>
        {changes.map((each) => (
          <li key={each.id} className="py-1">
            {t('change', { from: each.fromName ?? t('nobody'), to: each.toName ?? t('nobody') })}
            <span className="block text-sm text-ink-faint">
              {[day(each.at), t(`causes.${each.cause}`), each.byName, each.reason].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
        <li className="py-1 text-ink-soft">
          {t('first', { name: (first === undefined ? customer.ownerName : first.fromName) ?? t('nobody') })}
          <span className="block text-sm text-ink-faint">{day(customer.createdAt)}</span>
        </li>
      </ol>
    </Panel>
  )
}

function Share({ customerId }: { customerId: number }) {
  const t = useTranslations('sales.ownership')
  const shell = useTranslations('shell')
  const form = useTranslations('form')
  return (
    <Sheet
      look="link inline-flex items-center gap-1"
      title={t('share')}
      close={shell('close')}
      button={
        <>
          <Icon of={UserPlus} size={14} />
          {t('share')}
        </>
      }
    >
      <p className="pb-3 text-pretty text-ink-soft">{t('shareText')}</p>
      <ShareForm
        id={String(customerId)}
        texts={useFormTexts(t('share'))}
        labels={{ user: t('colleague'), reason: t('reason') }}
        find={findOwners}
        findTexts={{ type: form('typeToFind'), none: form('none') }}
        save={addOneCollaborator}
      />
    </Sheet>
  )
}
