import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DayText } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import { BackLink } from '#components/ui/back-link'
import type { LossView } from '#lib/analysis/losses/service'
import { lossesOfCustomer } from '#lib/analysis/losses/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CustomerView } from '#lib/records/customers/view'
import { keyedWords } from '../../../../_terms/keyed-words.ts'
import { Attempts } from './attempts.tsx'
import { RecordLoss } from './record-loss.tsx'

interface Props {
  ctx: Context
  customer: CustomerView
}

/** The loss of one customer: what it had brought, why it left, what was tried; and the losses before. */
export async function LossPage({ ctx, customer }: Props) {
  const [losses, t, causes] = await Promise.all([
    lossesOfCustomer(ctx, customer.id),
    getTranslations('losses.page'),
    keyedWords(ctx, 'churn_cause'),
  ])
  const [latest, ...earlier] = losses
  const isOpen = latest !== undefined && latest.backOn === null
  const mayWrite = mayEver(ctx, 'customer:update') && customer.archivedAt === null
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 pt-4 pb-10 md:px-6">
      <div>
        <BackLink href={`/customers/${customer.id}`} label={customer.name} />
        <h1 className="pt-1 text-xl font-semibold">{t('title')}</h1>
      </div>
      {latest === undefined ? (
        <p className="text-pretty text-ink-soft">{t(customer.lastShippingOn === null ? 'neverShipped' : 'notYet')}</p>
      ) : (
        <LossFacts loss={latest} />
      )}
      {mayWrite && (isOpen || customer.lastShippingOn !== null) && (
        <RecordLoss
          ctx={ctx}
          customerId={customer.id}
          loss={isOpen ? latest : null}
          causes={causes.offered(latest?.cause ?? null)}
        />
      )}
      {latest !== undefined && (isOpen || latest.attempts.length > 0) && (
        <Attempts ctx={ctx} loss={latest} mayWrite={mayWrite && isOpen} />
      )}
      {earlier.length > 0 && <Earlier losses={earlier} word={causes.word} />}
    </div>
  )
}

function LossFacts({ loss }: { loss: LossView }) {
  const t = useTranslations('losses.page')
  const money = (minor: number | null) => () => <Money minor={minor ?? 0} currency={loss.currency} />
  const day = (of: string) => () => <DayText day={of} />
  return (
    <div className="panel flex flex-col gap-1 px-4 py-3 text-pretty">
      <p>
        {t.rich('facts', {
          ...{ last: day(loss.lastShippingOn), lost: day(loss.lostOn) },
          ...{ revenue: money(loss.revenueMinor), margin: money(loss.marginMinor) },
        })}{' '}
        {!loss.complete && <span className="text-watch-text">{t('incomplete')} </span>}
        <span className="text-ink-faint">{t(loss.stated ? 'stated' : 'threshold')}</span>
      </p>
      {loss.backOn !== null && (
        <p className="text-accent-text">
          {t.rich(cameBackKey(loss), {
            ...{ day: day(loss.backOn), r30: money(loss.returned30Minor) },
            ...{ r60: money(loss.returned60Minor), r90: money(loss.returned90Minor) },
          })}
        </p>
      )}
    </div>
  )
}

/** Says as much of what came back as is counted: each sum once its days are over. */
function cameBackKey({ returned30Minor, returned60Minor, returned90Minor }: LossView) {
  if (returned30Minor === null) return 'cameBackSoon'
  if (returned60Minor === null) return 'cameBack30'
  return returned90Minor === null ? 'cameBack60' : 'cameBack'
}

function Earlier({ losses, word }: { losses: readonly LossView[]; word: (cause: string) => string }) {
  const t = useTranslations('losses')
  return (
    <section>
      <h2 className="pb-1 font-semibold">{t('page.earlier')}</h2>
      <ul className="text-ink-soft">
        {losses.map((loss) => (
          <li key={loss.id}>
            {t.rich('page.earlierLine', {
              lost: () => <DayText day={loss.lostOn} />,
              cause: loss.cause === null ? t('unrecordedCause') : word(loss.cause),
              back: () => (loss.backOn === null ? '—' : <DayText day={loss.backOn} />),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
