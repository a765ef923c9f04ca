import { CircleSlash, UserX } from 'lucide'
import { getTranslations } from 'next-intl/server'
import { DayText } from '#components/crm/day-near'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { lossesOfCustomer } from '#lib/analysis/losses/service'
import { listPartings } from '#lib/plans/parting/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { keyedWords } from '../../../_terms/keyed-words.ts'
import type { Point } from './point.ts'

/** What is said first of a customer that is lost: since when, why as far as somebody said, and how often winning it back was tried. */
export async function lossPoints(ctx: Context, id: number): Promise<Point[]> {
  if (!mayEver(ctx, 'analysis:read')) return []
  const loss = (await lossesOfCustomer(ctx, id)).find(({ backOn }) => backOn === null)
  if (loss === undefined) return []
  const [t, causes] = await Promise.all([getTranslations('card.attention'), keyedWords(ctx, 'churn_cause')])
  const said = {
    ...{ because: loss.cause === null ? t('lostUnknown') : causes.word(loss.cause), tries: loss.attempts.length },
    day: () => <DayText day={loss.lostOn} />,
  }
  return [
    {
      key: 'lost',
      icon: <Icon of={UserX} size={16} className="flex-none text-danger" />,
      text: (
        <Link href={`/customers/${id}/loss`} className="hover:underline">
          {t.rich('lost', said)}
        </Link>
      ),
    },
  ]
}

/** That a customer is being parted with, or that somebody has to decide about it: whoever calls should know. */
export async function partingPoints(ctx: Context, id: number): Promise<Point[]> {
  if (!mayEver(ctx, 'analysis:read')) return []
  const { rows } = await listPartings(ctx, { customer: String(id), state: undefined, sort: '-id', limit: 1, cursor: undefined })
  const [latest] = rows
  if (latest === undefined || (latest.state !== 'waiting' && latest.state !== 'under_way')) return []
  const t = await getTranslations('card.attention')
  return [
    {
      key: 'parting',
      icon: <Icon of={CircleSlash} size={16} className="flex-none text-watch" />,
      text: (
        <Link href={`/analysis/parting/${latest.id}`} className="hover:underline">
          {t(latest.state === 'waiting' ? 'partingWaits' : 'partingGoes')}
        </Link>
      ),
    },
  ]
}
