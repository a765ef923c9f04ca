'use client'

import { useEffect, useState } from 'react'
import { Link } from '#components/ui/link'

export interface Similar {
  id: number
  name: string
  detail: string
}

export type FindSimilar = (input: { q: string }) => Promise<{ ok: true; data: Similar[] } | { ok: false; message: string }>

const pauseMs = 400

/** The customers within reach that are found by what is typed, a moment after it was; none while it is shorter than `fewest` characters. */
export function useSimilar(text: string, fewest: number, find: FindSimilar): readonly Similar[] {
  const [found, setFound] = useState<{ of: string; rows: readonly Similar[] }>({ of: '', rows: [] })
  useEffect(() => {
    if (Array.from(text).length < fewest) return
    let stale = false
    const timer = setTimeout(async () => {
      const answer = await find({ q: text }).catch(() => null)
      if (!stale && answer?.ok === true) setFound({ of: text, rows: answer.data })
    }, pauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [text, fewest, find])
  return found.of === text ? found.rows : []
}

/** Those customers, each with the way to its card. */
export function SimilarList({ title, rows }: { title: string; rows: readonly Similar[] }) {
  return (
    <>
      <p className="font-medium">{title}</p>
      <ul>
        {rows.map((one) => (
          <li key={one.id}>
            <Link href={`/customers/${one.id}`} className="underline underline-offset-2">
              {one.name}
            </Link>{' '}
            {one.detail}
          </li>
        ))}
      </ul>
    </>
  )
}
