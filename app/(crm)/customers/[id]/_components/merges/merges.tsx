import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DayNear } from '#components/crm/day-near'
import { dayOf } from '#lib/core/time-zone'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { listMerges } from '#lib/records/customers/merges/list'
import { undoOne } from '../../merge/actions.ts'
import { useFieldLabel } from '../timeline/field-words.ts'
import { UndoMerge } from './undo-merge.tsx'

/** Who was merged into the customer, each with the way back; nothing where nobody was. */
export async function Merges({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const merges = await listMerges(ctx, customerId)
  if (merges.length === 0) return null
  const t = await getTranslations('card.merges')
  const today = dayOf(ctx.now, ctx.company.timeZone)
  return (
    <ul className="mt-3 rounded-md border border-line bg-surface">
      {merges.map((merge) => (
        <li
          key={merge.id}
          className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-line px-3 py-2 first:border-t-0"
        >
          <span className="min-w-0 flex-1 text-pretty">
            {t('merged', { name: merge.name })}
            {merge.externalId !== null && <span className="text-ink-faint"> · {merge.externalId}</span>}
            <span className="block text-sm text-ink-faint">
              {merge.by !== null && <>{merge.by} · </>}
              <DayNear day={dayOf(merge.at, ctx.company.timeZone)} today={today} />
              {merge.fields.length > 0 && (
                <>
                  {' · '}
                  <Took fields={merge.fields} />
                </>
              )}
            </span>
          </span>
          {mayEver(ctx, 'customer:merge') && (
            <UndoMerge id={merge.id} survivorId={customerId} texts={{ undo: t('undo'), away: t('away') }} act={undoOne} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Took({ fields }: { fields: readonly string[] }) {
  const t = useTranslations('card.merges')
  const label = useFieldLabel()
  return t('took', { fields: fields.map(label).join(t('comma')) })
}
