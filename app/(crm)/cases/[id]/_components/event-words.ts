import { useFormatter, useLocale } from 'next-intl'
import { formatMoney } from '#lib/core/money'
import type { HistoryEntry } from '#lib/records/cases/desk/history'
import type { CaseWords } from '../../_components/words.ts'

/** What a line of the timeline says: in bold, and below it. */
interface Said {
  head: string
  more: string[]
}

/** What is read of an entry for that. */
type Told = Pick<HistoryEntry, 'kind' | 'channel' | 'outletName' | 'detail'>

/** Puts what happened in a case into the reader's words. What an outlet may not read is left out of an event, and then of its words. */
export function useEventWords(words: CaseWords): (event: Told) => Said {
  const { t } = words
  const format = useFormatter()
  const locale = useLocale()
  const at = (instant: unknown) =>
    format.dateTime(new Date(String(instant)), { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  const day = (text: unknown) =>
    format.dateTime(new Date(`${String(text)}T00:00:00Z`), { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  const way = ({ channel }: Told) => t(`way.${channel ?? 'call'}`)
  const told = (event: Told) => (event.channel === null ? t('event.toldPlain') : t('event.told', { channel: way(event) }))
  const promise = ({ detail }: Told) =>
    detail['callback_at'] === undefined ? [] : [t('event.promised', { at: at(detail['callback_at']) })]
  const classified = ({ detail }: Told) => {
    if (detail['effective'] !== undefined)
      return t('event.ruled', { what: t(detail['effective'] === true ? 'card.isEffective' : 'card.isNotEffective') })
    const { type, category, subcategory, priority, waybill_no: waybill } = detail
    const about = words.about({ type: String(type), category: textOf(category), subcategory: textOf(subcategory) })
    const parts = [words.type(String(type)), about, `P${priority}`, textOf(waybill)]
    return t('event.reclassified', { what: parts.filter((part) => part !== null).join(' · ') })
  }
  const assigned = ({ detail: { assignee, from } }: Told) => {
    if (typeof assignee !== 'string') return t('event.unassigned')
    return typeof from === 'string' ? t('event.levelled', { from, name: assignee }) : t('event.assigned', { name: assignee })
  }
  const escalated = ({ detail }: Told) => {
    const clock = t(`clock.${detail['clock']}` as 'clock.legal')
    const level = t(`level.${detail['level']}` as 'level.lead')
    const mark = Number(detail['mark'])
    if (mark >= 100) return t('event.escalatedOver', { level, clock })
    return detail['clock'] === 'legal' ? t('event.escalatedDay', { level, mark }) : t('event.escalated', { level, clock, mark })
  }
  const money = (event: Told, key: 'compensation_minor' | 'approved_minor' | 'amount_minor') =>
    formatMoney(Number(event.detail[key]), String(event.detail['currency']), locale)
  const paid = (event: Told) => {
    const { compensation_minor: minor, approved_minor: approved } = event.detail
    const amount = () => money(event, 'compensation_minor')
    if (typeof minor !== 'number') return []
    if (typeof approved === 'number' && approved !== minor)
      return [t('event.paidOther', { amount: amount(), approved: money(event, 'approved_minor') })]
    return minor > 0 ? [t('event.paid', { amount: amount() })] : []
  }
  return (event) => {
    const { kind, detail } = event
    switch (kind) {
      case 'assigned':
        return plain(assigned(event))
      case 'reclassified':
        return plain(
          detail['type'] === undefined && detail['effective'] === undefined
            ? t('event.reclassified', { what: '—' })
            : classified(event),
        )
      case 'answered':
        return { head: t('event.answered', { channel: way(event) }), more: promise(event) }
      case 'attempted':
        return {
          head: t('event.attempted', {
            channel: way(event),
            result: detail['result'] === undefined ? '—' : t(`attempt.${detail['result']}` as 'attempt.busy'),
          }),
          more: promise(event),
        }
      case 'waiting':
        return { head: t('event.waiting'), more: promise(event) }
      case 'told':
        return plain(told(event))
      case 'outlet_asked':
        return plain(t('event.outlet_asked', { outlet: event.outletName ?? '' }))
      case 'outlet_answered':
        return plain(
          t('event.outlet_answered', {
            outlet: event.outletName ?? '',
            fault: t(`fault.${detail['fault'] ?? 'unclear'}` as 'fault.ours'),
          }),
        )
      case 'resolved':
        return {
          head:
            detail['root_cause'] === undefined
              ? t('event.resolvedPlain')
              : t('event.resolved', { cause: words.cause(String(detail['root_cause'])) }),
          more: paid(event),
        }
      case 'followed_up':
        return plain(t('event.followed_up', { answer: t(`follow.${detail['answer'] ?? 'not_reached'}` as 'follow.satisfied') }))
      case 'escalated':
        return plain(escalated(event))
      case 'compensated':
      case 'pay_asked':
      case 'pay_refused':
      case 'pay_withdrawn':
        return plain(
          detail['compensation_minor'] === undefined
            ? t('event.compensatedPlain')
            : t(`event.${kind}`, { amount: money(event, 'compensation_minor') }),
        )
      case 'goodwill':
      case 'goodwill_asked':
      case 'goodwill_refused':
      case 'goodwill_withdrawn':
        return plain(
          detail['amount_minor'] === undefined
            ? t('event.goodwillPlain')
            : t(`event.${kind}`, { amount: money(event, 'amount_minor') }),
        )
      case 'paid':
        return detail['amount_minor'] === undefined
          ? plain(t('event.paidPlain'))
          : {
              head: t('event.paidOut', { amount: money(event, 'amount_minor'), day: day(detail['paid_on']) }),
              more: [t('event.paidBy', { reference: String(detail['reference']) })],
            }
      case 'pay_called':
        return plain(
          detail['answer'] === undefined
            ? t('event.payCalledPlain')
            : t('event.payCalled', { answer: t(`payCall.${detail['answer']}` as 'payCall.received') }),
        )
      default:
        return plain(t(`event.${kind}`))
    }
  }
}

const plain = (head: string): Said => ({ head, more: [] })
const textOf = (value: unknown) => (typeof value === 'string' ? value : null)
