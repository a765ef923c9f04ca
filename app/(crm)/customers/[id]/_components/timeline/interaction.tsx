import { getTranslations } from 'next-intl/server'
import { DayText } from '#components/crm/day-near'
import { Link } from '#components/ui/link'
import { SmallAct } from '#components/ui/small-act'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { InteractionEntry } from '#lib/records/timeline/entry'
import { takeBackNote } from '../../log/actions.ts'
import type { LogHome } from '../log/log-path.ts'
import { logPath } from '../log/log-path.ts'
import { touchChannels } from '../log/touch-channels.ts'

interface Props {
  ctx: Context
  customerId: number
  home: LogHome
  entry: InteractionEntry
}

/** What was said: how and to whom, what was heard, what was answered, and what came of it. */
export async function InteractionTold({ ctx, customerId, home, entry }: Props) {
  const [t, form, channels] = await Promise.all([
    getTranslations('card.timeline'),
    getTranslations('card.promises'),
    touchChannels(ctx),
  ])
  const lines: [string, string | null][] = [
    [t('heard'), entry.heard],
    [t('answered'), entry.answered],
    [t('result'), entry.result],
  ]
  return (
    <>
      <p>
        <span className="font-medium">
          {channels.word(entry.channel)}
          {entry.direction === 'inbound' && t('inbound')}
          {entry.purpose !== null && ` · ${entry.purpose}`}
        </span>
        <span className="text-sm text-ink-faint">
          {entry.contact !== null && ` · ${entry.contact}`}
          {entry.minutes !== null && ` · ${t('minutes', { count: entry.minutes })}`}
        </span>
      </p>
      {lines.map(
        ([label, text]) =>
          text !== null && (
            <p key={label} className="text-pretty whitespace-pre-line text-ink-soft">
              <span className="text-ink-faint">{label}</span> {text}
            </p>
          ),
      )}
      {entry.nextTouchOn !== null && (
        <p className="text-sm text-ink-faint">
          {t('nextTouch')} <DayText day={entry.nextTouchOn} />
        </p>
      )}
      {entry.own && mayEver(ctx, 'interaction:update') && (
        <span className="flex flex-wrap gap-x-4">
          <Link href={logPath(home, customerId, { entry: entry.id })} className="link text-sm">
            {t('change')}
          </Link>
          {entry.fresh && (
            <SmallAct
              look="link text-sm"
              label={t('takeBack')}
              away={form('away')}
              input={{ id: String(entry.id) }}
              act={takeBackNote}
            />
          )}
        </span>
      )}
    </>
  )
}
