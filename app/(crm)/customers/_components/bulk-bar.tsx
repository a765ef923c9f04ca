'use client'

import { Archive, ArchiveRestore, CalendarClock, Store, Tags, TrendingUp, UserRoundPen } from 'lucide'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type { Choice } from '#components/form/field'
import type { Found } from '#components/form/find-field'
import type { FormTexts, Refusal } from '#components/form/form'
import type { Selected, SelectionTexts } from '#components/table/selection-bar'
import { SelectionBar } from '#components/table/selection-bar'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { Toast } from '#components/ui/toast'
import type { BulkKind, BulkStatus, Outcome } from '#lib/records/customers/bulk/change'

const BulkDialog = dynamic(() => import('./bulk-dialog.tsx').then((module) => module.BulkDialog))

type Answer<Data> = Promise<{ ok: true; data: Data } | Refusal>
type Find = (input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>

export interface BulkDone {
  id: number
  status: BulkStatus
  changed: number
  outcomes: Partial<Record<Outcome, number>>
}

/** Somebody else decides it: the request. */
export type BulkAnswer = BulkDone | { askedId: number }

export interface BulkActions {
  count: (input: { query: Record<string, string> }) => Answer<{ count: number }>
  /** How many of them do not meet the gate into a stage. */
  below: (input: unknown) => Answer<{ count: number }>
  change: (input: unknown) => Answer<BulkAnswer>
  undo: (input: { id: number }) => Answer<{ id: number; status: BulkStatus; undone: number; kept: number }>
}

export interface BulkTexts {
  kinds: Record<BulkKind, string>
  titles: Record<BulkKind, string>
  says: Partial<Record<BulkKind, string>>
  fields: Record<'owner_email' | 'outlet_code' | 'add' | 'remove' | 'next_touch_on' | 'lifecycle' | 'reason', string>
  hints: Record<'tags' | 'next_touch_on', string>
  outcomes: Record<Exclude<Outcome, 'changed'>, string>
  /** With `{count}` and `{stage}`. */
  below: string
  done: string
  /** In place of `done`, where a change has a word of its own. */
  doneOf: Partial<Record<BulkKind, string>>
  nobody: string
  undone: string
  kept: string
  undo: string
  details: string
  asked: string
  seeApproval: string
  away: string
  close: string
  cancel: string
  typeToFind: string
  none: string
  /** Between parts of a sentence. */
  comma: string
}

export interface BulkProps {
  kinds: readonly BulkKind[]
  /** The parameters of the list, for a change of everything that it holds. */
  query: Readonly<Record<string, string>>
  locale: string
  lifecycles: readonly Choice[]
  /** The company's own, offered while typing. */
  tags: readonly string[]
  findOwner: Find
  findOutlet: Find
  actions: BulkActions
  selection: SelectionTexts
  texts: BulkTexts
  form: FormTexts
}

const icons = {
  owner: UserRoundPen,
  outlet: Store,
  tags: Tags,
  next_touch: CalendarClock,
  lifecycle: TrendingUp,
  archive: Archive,
  restore: ArchiveRestore,
} as const

interface Asked {
  kind: BulkKind
  selected: Selected
  count: number
  clear: () => void
}

interface Said {
  text: string
  /** What can be undone, and looked at. */
  id: number | null
  undoable: boolean
  /** The request that waits instead. */
  askedId?: number
}

/** Changes the selected customers alike, says what became of them, and takes it back. */
export function BulkBar(props: BulkProps) {
  const { kinds, query, locale, actions, selection, texts } = props
  const router = useRouter()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [, start] = useTransition()
  const number = (count: number) => count.toLocaleString(locale)

  const finish = (done: BulkAnswer, { kind, clear }: Asked) => {
    setAsked(null)
    clear()
    if ('askedId' in done) return setSaid({ text: texts.asked, id: null, undoable: false, askedId: done.askedId })
    if (done.status === 'queued') return router.push(`/customers/bulk/${done.id}`)
    setSaid({ text: sentenceOf(done, kind, texts, number), id: done.id, undoable: done.changed > 0 })
    router.refresh()
  }
  const undo = (id: number) =>
    start(async () => {
      const answer = await actions.undo({ id }).catch(() => null)
      if (answer?.ok !== true) return setSaid({ text: answer?.message ?? texts.away, id: null, undoable: false })
      if (answer.data.status === 'undoing') return router.push(`/customers/bulk/${id}`)
      const kept = answer.data.kept === 0 ? '' : texts.comma + texts.kept.replace('{count}', number(answer.data.kept))
      setSaid({ text: texts.undone.replace('{count}', number(answer.data.undone)) + kept, id, undoable: false })
      router.refresh()
    })
  return (
    <>
      <SelectionBar
        texts={selection}
        locale={locale}
        countAll={() => actions.count({ query })}
        actions={kinds.map((kind) => ({
          key: kind,
          label: texts.kinds[kind],
          icon: <Icon of={icons[kind]} size={15} className="text-ink-faint" />,
        }))}
        onAction={(kind, selected, count, clear) => {
          setSaid(null)
          setAsked({ kind: kind as BulkKind, selected, count, clear })
        }}
        onProblem={(text) => setSaid({ text, id: null, undoable: false })}
      />
      {asked !== null && (
        <BulkDialog {...props} {...asked} onClose={() => setAsked(null)} onDone={(done) => finish(done, asked)} />
      )}
      {said !== null && (
        <Toast
          close={texts.close}
          onClose={() => setSaid(null)}
          undo={said.undoable ? { label: texts.undo, run: () => said.id !== null && undo(said.id) } : undefined}
        >
          {said.text}
          {said.askedId !== undefined && (
            <Link href={`/approvals/${said.askedId}`} className="ml-2 underline underline-offset-2">
              {texts.seeApproval}
            </Link>
          )}
          {said.id !== null && (
            <Link href={`/customers/bulk/${said.id}`} className="ml-2 underline underline-offset-2">
              {texts.details}
            </Link>
          )}
        </Toast>
      )}
    </>
  )
}

/** Says how many were changed, and of those that were left out how many for which reason. */
function sentenceOf(
  { changed, outcomes }: BulkDone,
  kind: BulkKind,
  texts: BulkTexts,
  number: (count: number) => string,
): string {
  const reasons = Object.entries(texts.outcomes).flatMap(([outcome, text]) => {
    const count = outcomes[outcome as Outcome] ?? 0
    return count === 0 ? [] : [text.replace('{count}', number(count))]
  })
  const first = changed === 0 ? texts.nobody : (texts.doneOf[kind] ?? texts.done).replace('{count}', number(changed))
  return [first, ...reasons].join(texts.comma)
}
