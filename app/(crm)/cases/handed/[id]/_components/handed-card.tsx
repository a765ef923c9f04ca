import { useFormatter } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { BackLink } from '#components/ui/back-link'
import { OUTLET_FAULTS } from '#lib/records/cases/event'
import type { EventRow } from '#lib/records/cases/events/log'
import type { FileRow } from '#lib/records/cases/files/service'
import type { HandedView } from '#lib/records/cases/handed/service'
import type { WaybillCourse } from '#lib/records/waybills/service'
import { PriorityBadge } from '../../../_components/badges.tsx'
import { Due } from '../../../_components/due.tsx'
import { AddFileFold, FileList } from '../../../_components/files.tsx'
import type { CaseWords } from '../../../_components/words.ts'
import { useEventWords } from '../../../[id]/_components/event-words.ts'
import { answerForOutlet } from '../../actions.ts'
import { AnswerForm } from './answer-form.tsx'
import { Parcel } from './parcel.tsx'

interface Props {
  handed: HandedView
  events: readonly EventRow[]
  /** Where its parcel was; null where it has none that is known. */
  parcel: WaybillCourse | null
  /** What the outlet has brought. */
  files: readonly FileRow[]
  words: CaseWords
}

/** What the outlet is asked, the facts, and its answer. */
export function HandedCard({ handed, events, parcel, files, words }: Props) {
  const { t } = words
  const format = useFormatter()
  const texts = useFormTexts(t('handed.submit'))
  const say = useEventWords(words)
  const at = (instant: string | Date) =>
    format.dateTime(new Date(instant), { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  const path = `handed-cases/${handed.id}/files`
  const about = [...new Set([words.type(handed.type), words.about(handed)])].join(' · ')
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-4 px-4 pt-4 pb-10 md:px-6">
      <BackLink href="/cases/handed" label={t('handed.back')} />
      <header className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl font-semibold">{handed.subject ?? words.about(handed)}</h1>
          <PriorityBadge priority={handed.priority} words={words} />
          {handed.answeredAt === null && handed.dueAt !== null && <Due kind="outlet" dueAt={handed.dueAt} />}
        </div>
        <p className="text-ink-soft">
          {t('number', { number: handed.number })} · {handed.outletName} · {t('handed.asked', { at: at(handed.askedAt) })}
        </p>
      </header>
      <section className="rounded-lg border border-line bg-surface px-4 py-3">
        {handed.question !== null && (
          <>
            <h2 className="text-sm text-ink-faint">{t('handed.question')}</h2>
            <p className="pb-3 text-lg text-pretty whitespace-pre-line">{handed.question}</p>
          </>
        )}
        <h2 className="text-sm text-ink-faint">{t('handed.facts')}</h2>
        <p>{about}</p>
        {handed.waybillNo !== null && parcel === null && (
          <p>
            <span className="text-ink-faint">{t('handed.waybill')}</span> {handed.waybillNo}
          </p>
        )}
        {handed.description !== null && (
          <p className="pt-1 text-pretty whitespace-pre-line text-ink-soft">{handed.description}</p>
        )}
        <p className="pt-3 text-sm text-ink-faint">{t('handed.privacy')}</p>
      </section>
      {parcel !== null && <Parcel parcel={parcel} words={words} />}
      {handed.answeredAt === null ? (
        <AnswerForm
          id={handed.id}
          texts={texts}
          labels={{ fault: t('handed.fault'), text: t('handed.text') }}
          faults={OUTLET_FAULTS.map((value) => ({ value, label: t(`fault.${value}`) }))}
          send={answerForOutlet}
        />
      ) : (
        <p role="status" className="text-ink-soft">
          {t('handed.done', { at: at(handed.answeredAt) })}
        </p>
      )}
      <section className="rounded-lg border border-line bg-surface">
        <h2 className="px-4 pt-3 pb-2 font-semibold">{t('files.title')}</h2>
        {files.length > 0 && <FileList path={path} files={files} asks="nothing" words={words} />}
        {handed.open && <AddFileFold id={`handed-file-${handed.id}`} path={path} words={words} />}
      </section>
      {events.length > 1 && (
        <section>
          <h2 className="pb-2 font-semibold">{t('handed.history')}</h2>
          <ol className="rounded-lg border border-line bg-surface">
            {events.map((event) => (
              <li key={event.id} className="event" data-kind={event.kind}>
                <p className="flex justify-between gap-4">
                  <span className="font-medium">{say(event).head}</span>
                  <span className="flex-none text-sm text-ink-faint">{at(event.at)}</span>
                </p>
                {event.text !== null && <p className="text-pretty whitespace-pre-line text-ink-soft">{event.text}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}
