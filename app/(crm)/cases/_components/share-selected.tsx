'use client'

import { Scale } from 'lucide'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { SelectionTexts } from '#components/table/selection-bar'
import { SelectionBar } from '#components/table/selection-bar'
import { Icon } from '#components/ui/icon'
import { Toast } from '#components/ui/toast'
import { shareHref } from '../assign/_components/share-href.ts'

interface Props {
  /** The parameters of the list, for everything that it holds. */
  query: Readonly<Record<string, string>>
  locale: string
  selection: SelectionTexts
  texts: Record<'share' | 'close', string>
  count: (input: {
    query: Readonly<Record<string, string>>
  }) => Promise<{ ok: true; data: { count: number } } | { ok: false; message: string }>
}

/** Stands at the foot of the queue while cases are selected, and leads to where they are given away and evened out. */
export function ShareSelected({ query, locale, selection, texts, count }: Props) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <>
      <SelectionBar
        texts={selection}
        locale={locale}
        countAll={() => count({ query })}
        actions={[{ key: 'share', label: texts.share, icon: <Icon of={Scale} size={15} className="text-ink-faint" /> }]}
        onAction={(_key, selected) => router.push(shareHref('rows' in selected ? { cases: selected.rows.join() } : query))}
        onProblem={setProblem}
      />
      {problem !== null && (
        <Toast close={texts.close} onClose={() => setProblem(null)}>
          {problem}
        </Toast>
      )}
    </>
  )
}
