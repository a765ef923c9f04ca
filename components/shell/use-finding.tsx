'use client'

import { useEffect, useState } from 'react'
import type { PaletteProps } from './palette.tsx'

type Hits = Extract<Awaited<ReturnType<PaletteProps['find']>>, { ok: true }>['data']

interface Finding {
  q: string
  hits: Hits
  problem: string | null
}

const pauseMs = 140

/** Looks up what is typed, a moment after the last key, and answers the latest that is known; `busy` while what stands is not yet of what was typed. */
export function useFinding(text: string, find: PaletteProps['find'], away: string): Omit<Finding, 'q'> & { busy: boolean } {
  const q = text.trim()
  const [found, setFound] = useState<Finding>({ q: '', hits: [], problem: null })
  useEffect(() => {
    if (q === '') return
    let stale = false
    const timer = setTimeout(async () => {
      const answer = await find({ q }).catch(() => ({ ok: false as const, message: away }))
      if (!stale) setFound(answer.ok ? { q, hits: answer.data, problem: null } : { q, hits: [], problem: answer.message })
    }, pauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [q, find, away])
  if (q === '') return { hits: [], problem: null, busy: false }
  return { hits: found.hits, problem: found.problem, busy: found.q !== q }
}
