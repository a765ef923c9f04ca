'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { useField } from '#components/form/form-context'

interface Similar {
  id: number
  name: string
  detail: string
}
interface Match {
  masked_name: string
  owner_name: string | null
  outlet_name: string | null
}
type Answer<Data> = { ok: true; data: Data } | { ok: false; message: string }

export interface DuplicateProps {
  /** The field that is looked at, and what it holds. */
  name: string
  by: 'name' | 'phone' | 'credit_code'
  texts: Record<'similar' | 'same' | 'nobody' | 'claim', string>
  similar: (input: { q: string }) => Promise<Answer<Similar[]>>
  check: (input: { name?: string; phone?: string; credit_code?: string }) => Promise<Answer<{ matches: Match[] }>>
}

const pauseMs = 400
/** The check across the company is counted: it waits until somebody has stopped typing. */
const checkPauseMs = 1_200
const fewest = { name: 2, phone: 7, credit_code: 15 }

interface Found {
  of: string
  similar: Similar[]
  same: Match[]
}

/** Who may be the same customer, while one types: those within reach by name with a way to their card, and that the company has one elsewhere, and with whom. */
export function Duplicates({ name, by, texts, similar, check }: DuplicateProps) {
  const { value } = useField(name)
  const text = value.trim()
  const [found, setFound] = useState<Found>({ of: '', similar: [], same: [] })
  useEffect(() => {
    if (Array.from(text).length < fewest[by]) return
    let stale = false
    const near = setTimeout(async () => {
      const answer = await similar({ q: text }).catch(() => null)
      if (!stale && answer?.ok === true)
        setFound((before) => ({ of: text, similar: answer.data, same: before.of === text ? before.same : [] }))
    }, pauseMs)
    const far = setTimeout(async () => {
      const answer = await check({ [by]: text }).catch(() => null)
      if (!stale && answer?.ok === true)
        setFound((before) => ({ of: text, similar: before.of === text ? before.similar : [], same: answer.data.matches }))
    }, checkPauseMs)
    return () => {
      stale = true
      clearTimeout(near)
      clearTimeout(far)
    }
  }, [text, by, similar, check])
  if (found.of !== text || (found.similar.length === 0 && found.same.length === 0)) return null
  return (
    <div role="status" className="rounded-md border border-watch/40 bg-watch-soft px-3 py-2 text-watch-text">
      {found.similar.length > 0 && (
        <>
          <p className="font-medium">{texts.similar}</p>
          <ul>
            {found.similar.map((one) => (
              <li key={one.id}>
                <Link href={`/customers/${one.id}`} prefetch={false} className="underline underline-offset-2">
                  {one.name}
                </Link>{' '}
                {one.detail}
              </li>
            ))}
          </ul>
        </>
      )}
      {found.same.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be masked alike, and the list never changes its order
        <p key={index}>
          {texts.same} {one.masked_name}（{[one.owner_name ?? texts.nobody, one.outlet_name].filter(Boolean).join(' · ')}）
          {one.owner_name !== null && (
            <Link
              // A telephone number stays out of addresses.
              href={by === 'name' ? `/collisions/new?name=${encodeURIComponent(text)}` : '/collisions/new'}
              prefetch={false}
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
