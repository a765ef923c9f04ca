import { getTranslations } from 'next-intl/server'
import type { ClassOfCustomer } from '#lib/analysis/classification/of-customer'
import { classesOfCustomer } from '#lib/analysis/classification/of-customer'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { Nothing, Panel } from './panel.tsx'

/** The classes with their reasons in words, and what would change them. */
export async function Classes({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [classes, t] = await Promise.all([classesOfCustomer(ctx, customerId), getTranslations('customers.card')])
  const [first] = classes
  return (
    <Panel title={t('classes')} aside={first && t('asOf', { from: first.from, to: addDays(first.to, -1) })}>
      {classes.length === 0 ? (
        <Nothing>{t('noClasses')}</Nothing>
      ) : (
        <dl>
          {classes.map((each) => (
            <Class key={each.scheme} found={each} t={t} />
          ))}
        </dl>
      )}
    </Panel>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'customers.card'>>>

function Class({ found, t }: { found: ClassOfCustomer; t: Words }) {
  return (
    <div className="grid gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 grid-cols-[auto_1fr] md:grid-cols-[7rem_5rem_1fr]">
      <dt className="text-ink-faint">{t(`schemes.${found.scheme}` as 'schemes.abc')}</dt>
      <dd className="font-semibold first-letter:uppercase">{found.override?.class ?? found.className}</dd>
      <dd className="text-pretty text-ink-soft max-md:col-span-2">
        {found.override !== null && (
          <p className="text-watch-text">
            {t('override', { class: found.override.class, reason: found.override.reason, by: found.override.by_name })}
          </p>
        )}
        {found.reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
        {found.changes.length > 0 && (
          <details className="mt-0.5">
            <summary className="w-fit text-sm text-ink-faint hover:text-ink">{t('change')}</summary>
            {found.changes.map((change) => (
              <p key={change}>{change}</p>
            ))}
          </details>
        )}
      </dd>
    </div>
  )
}
