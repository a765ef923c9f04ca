import { getFormatter, getTranslations } from 'next-intl/server'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { listReferences } from '#lib/records/references/service'
import { Panel } from '../panel.tsx'

const MOST = 3

/** Whether the customer is named as a reference, and the way to propose it. Nothing for a consumer, who never is. */
export async function ReferencePanel({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  if (customer.kind === 'consumer') return null
  const asked = { sort: '-id' as const, limit: MOST, cursor: undefined, customer: String(customer.id) }
  const [{ rows }, t, format] = await Promise.all([listReferences(ctx, asked), getTranslations('references'), getFormatter()])
  const mayPropose =
    mayEver(ctx, 'customer:update') && customer.archivedAt === null && !rows.some(({ state }) => state === 'waiting')
  if (rows.length === 0 && !mayPropose) return null
  return (
    <Panel
      title={t('panel')}
      aside={
        mayPropose ? (
          <Link href={`/analysis/references/new?customer=${customer.id}`} className="link">
            {t('propose')}
          </Link>
        ) : undefined
      }
    >
      {rows.length > 0 && (
        <ul className="px-4 pb-3">
          {rows.map((row) => (
            <li key={row.id}>
              <p>
                <Link href={`/analysis/references/${row.id}`} className="link">
                  {t(`states.${row.state}`)}
                </Link>{' '}
                · {t(`bases.${row.basis}`)} ·{' '}
                {t('until', { day: format.dateTime(new Date(row.ends_on), { dateStyle: 'medium', timeZone: 'UTC' }) })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
