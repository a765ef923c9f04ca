'use client'

import { Eye, EyeOff, Send } from 'lucide'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Found } from '#components/form/find-field'
import type { FormTexts, Outcome } from '#components/form/form'
import type { SelectionTexts } from '#components/table/selection-bar'
import { SelectionBar } from '#components/table/selection-bar'
import { Icon } from '#components/ui/icon'
import { Toast } from '#components/ui/toast'
import type { HandOutOutcome } from '#lib/analysis/hand-out/hand-out'
import type { SeenProps } from './seen-dialog.tsx'

const HandOutDialog = dynamic(() => import('./hand-out-dialog.tsx').then((module) => module.HandOutDialog))
const SeenDialog = dynamic(() => import('./seen-dialog.tsx').then((module) => module.SeenDialog))

export type HandedOut = Record<HandOutOutcome, number>

export interface HandOutProps {
  locale: string
  /** Null for whoever may look up no colleagues: then each goes to its own. */
  findColleague: ((input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>) | null
  handOut: (input: unknown) => Promise<Outcome<HandedOut>>
  selection: SelectionTexts
  /** Until when, unless somebody says otherwise; null for a day of each one's own. */
  dueOn: string | null
  /** When that is where no day is given. */
  dueHint: string | null
  /** Days that are asked for most. */
  days: readonly { day: string; label: string }[]
  /** Null for a list of which nothing is marked as seen. */
  seen: SeenProps | null
  texts: Record<
    'button' | 'title' | 'to' | 'toHint' | 'due' | 'note' | 'close' | 'cancel' | 'typeToFind' | 'none' | 'comma',
    string
  >
  outcomes: Record<HandOutOutcome, string>
  form: FormTexts
}

interface Asked {
  what: 'hand-out' | 'seen'
  customers: number[]
  clear: () => void
}

interface Said {
  text: string
  undo?: () => void
}

/** Hands the selected drops out as tasks, or marks them as seen, and says what became of them. */
export function HandOutBar(props: HandOutProps) {
  const { locale, selection, texts, outcomes, seen } = props
  const router = useRouter()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const finish = (done: Said) => {
    asked?.clear()
    setAsked(null)
    setSaid(done)
    router.refresh()
  }
  const counted = (text: string, count: number) => text.replace('{count}', count.toLocaleString(locale))
  const takeBack = async (customers: readonly number[], clear?: () => void) => {
    if (seen === null) return
    const answer = await seen.takeBack({ customers }).catch(() => null)
    if (answer?.ok === true) clear?.()
    const problem = answer === null ? seen.texts.away : answer.ok ? null : answer.message
    setSaid({ text: problem ?? (answer?.ok === true ? counted(seen.texts.doneBack, answer.data.count) : '') })
    router.refresh()
  }
  return (
    <>
      <SelectionBar
        texts={selection}
        locale={locale}
        actions={[
          { key: 'hand-out', label: texts.button, icon: <Icon of={Send} size={15} className="text-ink-faint" /> },
          ...(seen === null
            ? []
            : [
                { key: 'seen', label: seen.texts.button, icon: <Icon of={Eye} size={15} className="text-ink-faint" /> },
                { key: 'back', label: seen.texts.back, icon: <Icon of={EyeOff} size={15} className="text-ink-faint" /> },
              ]),
        ]}
        onAction={(what, selected, _, clear) => {
          setSaid(null)
          if (!('rows' in selected)) return
          const customers = selected.rows.map(Number)
          if (what === 'back') void takeBack(customers, clear)
          else setAsked({ what: what === 'seen' ? 'seen' : 'hand-out', customers, clear })
        }}
        onProblem={(text) => setSaid({ text })}
      />
      {asked?.what === 'hand-out' && (
        <HandOutDialog
          {...props}
          customers={asked.customers}
          onClose={() => setAsked(null)}
          onDone={(done) => finish({ text: sentenceOf(done, outcomes, texts.comma, locale) })}
        />
      )}
      {asked?.what === 'seen' && seen !== null && (
        <SeenDialog
          {...seen}
          {...{ locale, customers: asked.customers, close: texts.close, cancel: texts.cancel }}
          onClose={() => setAsked(null)}
          onDone={({ count }) => finish({ text: counted(seen.texts.done, count), undo: () => void takeBack(asked.customers) })}
        />
      )}
      {said !== null && (
        <Toast
          close={texts.close}
          onClose={() => setSaid(null)}
          undo={said.undo === undefined || seen === null ? undefined : { label: seen.texts.undo, run: said.undo }}
        >
          {said.text}
        </Toast>
      )}
    </>
  )
}

function sentenceOf(done: HandedOut, outcomes: HandOutProps['outcomes'], comma: string, locale: string): string {
  const keys = ['made', 'already', 'nobody', 'refused'] as const
  const told = keys.filter((key) => key === 'made' || done[key] > 0)
  return told.map((key) => outcomes[key].replace('{count}', done[key].toLocaleString(locale))).join(comma)
}
