'use client'

import { useEffect, useState } from 'react'
import { useField } from '#components/form/form-context'
import { Link } from '#components/ui/link'
import type { FindSimilar } from './similar.tsx'
import { SimilarList, useSimilar } from './similar.tsx'

interface Match {
  masked_name: string
  owner_name: string | null
  outlet_name: string | null
  /** Whether the reader owns it. */
  mine: boolean
}
type Answer<Data> = { ok: true; data: Data } | { ok: false; message: string }

export interface DuplicateProps {
  /** The field that is looked at, and what it holds. */
  name: string
  by: 'name' | 'phone' | 'credit_code'
  texts: Record<'similar' | 'same' | 'nobody' | 'claim', string>
  similar: FindSimilar
  check: (input: { name?: string; phone?: string; credit_code?: string }) => Promise<Answer<{ matches: Match[] }>>
}

/** The check across the company is counted: it waits until somebody has stopped typing. */
const checkPauseMs = 1_200
const fewest = { name: 2, phone: 7, credit_code: 15 }

/** Who may be the same customer, while one types: those within reach by name with a way to their card, and that the company has one elsewhere, and with whom. */
export function Duplicates({ name, by, texts, similar, check }: DuplicateProps) {
  const { value } = useField(name)
  const text = value.trim()
  const near = useSimilar(text, fewest[by], similar)
  const [checked, setChecked] = useState<{ of: string; same: Match[] }>({ of: '', same: [] })
  useEffect(() => {
    if (Array.from(text).length < fewest[by]) return
    let stale = false
    const timer = setTimeout(async () => {
      const answer = await check({ [by]: text }).catch(() => null)
      if (!stale && answer?.ok === true) setChecked({ of: text, same: answer.data.matches })
    }, checkPauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [text, by, check])
  const same = checked.of === text ? checked.same : []
  if (near.length === 0 && same.length === 0) return null
  return (
    <div role="status" className="rounded-md border border-watch/40 bg-watch-soft px-3 py-2 text-watch-text">
      {near.length > 0 && <SimilarList title={texts.similar} rows={near} />}
      {same.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be masked alike, and the list never changes its order
        <p key={index}>
          {texts.same} {one.masked_name}（{[one.owner_name ?? texts.nobody, one.outlet_name].filter(Boolean).join(' · ')}）
          {one.owner_name !== null && !one.mine && (
            <Link
              // A telephone number stays out of addresses.
              href={by === 'name' ? `/collisions/new?name=${encodeURIComponent(text)}` : '/collisions/new'}
              className="underline underline-offset-2"
            >
              {texts.claim}
            </Link>
          )}
        </p>
      ))}
    </div>
  )
}
