import { useFormatter, useLocale } from 'next-intl'
import { formatMoney } from '#lib/core/money'
import type { EventRow } from '#lib/records/cases/events/log'
import type { CaseWords } from '../../_components/words.ts'

/** What a line of the timeline says: in bold, and below it. */
interface Said {
  head: string
  more: string[]
}

/** Puts what happened in a case into the reader's words. What an outlet may not read is left out of an event, and then of its words. */
export function useEventWords(words: CaseWords): (event: EventRow) => Said {
  const { t } = words
  const format = useFormatter()
  const locale = useLocale()
  const at = (instant: unknown) =>
    format.dateTime(new Date(String(instant)), { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  const way = ({ channel }: EventRow) => t(`way.${channel ?? 'call'}`)
  const told = (event: EventRow) => (event.channel === null ? t('event.toldPlain') : t('event.told', { channel: way(event) }))
  const promise = ({ detail }: EventRow) =>
    detail['callback_at'] === undefined ? [] : [t('event.promised', { at: at(detail['callback_at']) })]
  const classified = ({ detail }: EventRow) => {
    if (detail['effective'] !== undefined)
      return t('event.ruled', { what: t(detail['effective'] === true ? 'card.isEffective' : 'card.isNotEffective') })
    const { type, category, subcategory, priority, waybill_no: waybill } = detail
    const about = words.about({ type: String(type), category: textOf(category), subcategory: textOf(subcategory) })
    const parts = [words.type(String(type)), about, `P${priority}`, textOf(waybill)]
    return t('event.reclassified', { what: parts.filter((part) => part !== null).join(' · ') })
  }
  const escalated = ({ detail }: EventRow) => {
    const clock = t(`clock.${detail['clock']}` as 'clock.legal')
    const level = t(`level.${detail['level']}` as 'level.lead')
    const mark = Number(detail['mark'])
    if (mark >= 100) return t('event.escalatedOver', { level, clock })
    return detail['clock'] === 'legal' ? t('event.escalatedDay', { level, mark }) : t('event.escalated', { level, clock, mark })
  }
  const paid = ({ detail }: EventRow) => {
    const minor = detail['compensation_minor']
    return typeof minor === 'number' && minor > 0
      ? [t('event.paid', { amount: formatMoney(minor, String(detail['currency']), locale) })]
      : []
  }
  return (event) => {
    const { kind, detail } = event
    switch (kind) {
      case 'assigned':
        return plain(
          typeof detail['assignee'] === 'string' ? t('event.assigned', { name: detail['assignee'] }) : t('event.unassigned'),
        )
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
        return { head: t('event.compensated'), more: paid(event) }
      default:
        return plain(t(`event.${kind}`))
    }
  }
}

const plain = (head: string): Said => ({ head, more: [] })
const textOf = (value: unknown) => (typeof value === 'string' ? value : null)
