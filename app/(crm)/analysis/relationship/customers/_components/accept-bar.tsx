'use client'

import { Check } from 'lucide'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { SelectionTexts } from '#components/table/selection-bar'
import { SelectionBar } from '#components/table/selection-bar'
import { Icon } from '#components/ui/icon'
import { Toast } from '#components/ui/toast'

type Answer<Data> = Promise<{ ok: true; data: Data } | { ok: false; message: string }>

interface Props {
  locale: string
  selection: SelectionTexts
  texts: Record<'accept' | 'done' | 'undone' | 'undo' | 'away' | 'close', string>
  accept: (input: { customers: number[] }) => Answer<{ count: number; batch: number }>
  undo: (input: { batch: number }) => Answer<{ count: number }>
}

/** Lets what is recommended stand for the selected customers, says for how many, and takes it back. */
export function AcceptBar({ locale, selection, texts, accept, undo }: Props) {
  const router = useRouter()
  const [said, setSaid] = useState<{ text: string; batch?: number } | null>(null)
  const counted = (text: string, count: number) => text.replace('{count}', count.toLocaleString(locale))
  const takeAll = async (customers: number[], clear: () => void) => {
    const answer = await accept({ customers }).catch(() => null)
    if (answer?.ok !== true) return setSaid({ text: answer?.message ?? texts.away })
    clear()
    setSaid({ text: counted(texts.done, answer.data.count), batch: answer.data.batch })
    router.refresh()
  }
  const takeBack = async (batch: number) => {
    const answer = await undo({ batch }).catch(() => null)
    setSaid({ text: answer?.ok === true ? counted(texts.undone, answer.data.count) : (answer?.message ?? texts.away) })
    router.refresh()
  }
  return (
    <>
      <SelectionBar
        texts={selection}
        locale={locale}
        actions={[{ key: 'accept', label: texts.accept, icon: <Icon of={Check} size={15} className="text-ink-faint" /> }]}
        onAction={(_, selected, __, clear) => {
          if ('rows' in selected) void takeAll(selected.rows.map(Number), clear)
        }}
        onProblem={(text) => setSaid({ text })}
      />
      {said !== null && (
        <Toast
          close={texts.close}
          onClose={() => setSaid(null)}
          undo={said.batch === undefined ? undefined : { label: texts.undo, run: () => void takeBack(said.batch ?? 0) }}
        >
          {said.text}
        </Toast>
      )}
    </>
  )
}
