import { useFormatter } from 'next-intl'
import type { ReactNode } from 'react'
import type { Context } from '#lib/platform/context'
import type { CaseView } from '#lib/records/cases/desk/view'
import { Panel } from '../../../customers/[id]/_components/panel.tsx'
import type { CaseWords } from '../../_components/words.ts'
import { useEventWords } from './event-words.ts'

/** Everything that happened, the latest first, each with who did it and what was said. */
export function Timeline({ view, words }: { ctx: Context; view: CaseView; words: CaseWords }) {
  const { t } = words
  const format = useFormatter()
  const say = useEventWords(words)
  const at = (date: Date) => format.dateTime(date, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  return (
    <Panel title={t('card.timeline')}>
      <ol>
        {view.events.map((event) => {
          const { head, more } = say(event)
          return (
            <li key={event.id} className="event" data-kind={event.kind}>
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-medium">{head}</span>
                <span className="text-sm text-ink-faint">
                  {event.actorName ?? t('event.system')}
                  {event.forName !== null && t('event.standIn', { name: event.forName })} · {at(event.at)}
                </span>
              </p>
              {more.map((line) => (
                <Line key={line}>{line}</Line>
              ))}
              {event.text !== null && <Line>{event.text}</Line>}
              {view.hidden && event.text === null && hasWords(event.kind) && (
                <p className="text-sm text-ink-faint">{t('event.hiddenWords')}</p>
              )}
            </li>
          )
        })}
        {!view.events.some(({ kind }) => kind === 'opened') && (
          <li className="event" data-kind="opened">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium">{t('event.opened')}</span>
              <span className="text-sm text-ink-faint">{at(new Date(view.opened_at))}</span>
            </p>
          </li>
        )}
      </ol>
    </Panel>
  )
}

const hasWords = (kind: string) =>
  ['answered', 'told', 'called_again', 'waiting', 'resumed', 'resolved', 'reopened'].includes(kind)

function Line({ children }: { children: ReactNode }) {
  return <p className="text-pretty whitespace-pre-line text-ink-soft">{children}</p>
}
