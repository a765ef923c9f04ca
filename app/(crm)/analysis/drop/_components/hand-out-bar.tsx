'use client'

import { Send } from 'lucide'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Found } from '#components/form/find-field'
import type { FormTexts, Outcome } from '#components/form/form'
import type { SelectionTexts } from '#components/table/selection-bar'
import { SelectionBar } from '#components/table/selection-bar'
import { Icon } from '#components/ui/icon'
import { Toast } from '#components/ui/toast'
import type { HandOutOutcome } from '#lib/analysis/drop/hand-out'

const HandOutDialog = dynamic(() => import('./hand-out-dialog.tsx').then((module) => module.HandOutDialog))

export type HandedOut = Record<HandOutOutcome, number>

export interface HandOutProps {
  locale: string
  /** Null for whoever may look up no colleagues: then each goes to its own. */
  findColleague: ((input: { q?: string }) => Promise<{ ok: true; data: Found[] } | { ok: false; message: string }>) | null
  handOut: (input: unknown) => Promise<Outcome<HandedOut>>
  selection: SelectionTexts
  texts: Record<
    'button' | 'title' | 'to' | 'toHint' | 'due' | 'note' | 'close' | 'cancel' | 'typeToFind' | 'none' | 'comma',
    string
  >
  outcomes: Record<HandOutOutcome, string>
  form: FormTexts
}

/** Hands the selected drops out as tasks, and says what became of them. */
export function HandOutBar(props: HandOutProps) {
  const { locale, selection, texts, outcomes } = props
  const router = useRouter()
  const [asked, setAsked] = useState<{ customers: number[]; clear: () => void } | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const finish = (done: HandedOut) => {
    asked?.clear()
    setAsked(null)
    setSaid(sentenceOf(done, outcomes, texts.comma, locale))
    router.refresh()
  }
  return (
    <>
      <SelectionBar
        texts={selection}
        locale={locale}
        actions={[{ key: 'hand-out', label: texts.button, icon: <Icon of={Send} size={15} className="text-ink-faint" /> }]}
        onAction={(_, selected, __, clear) => {
          setSaid(null)
          if ('rows' in selected) setAsked({ customers: selected.rows.map(Number), clear })
        }}
        onProblem={setSaid}
      />
      {asked !== null && <HandOutDialog {...props} customers={asked.customers} onClose={() => setAsked(null)} onDone={finish} />}
      {said !== null && (
        <Toast close={texts.close} onClose={() => setSaid(null)}>
          {said}
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
