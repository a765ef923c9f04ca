'use client'

import { useEffect, useEffectEvent, useRef } from 'react'
import type { FormValues } from './form-values.tsx'

interface Draft {
  version: number | null
  values: FormValues
}

const pauseMs = 300

function keyOf(id: string): string {
  return `yike:draft:${id}`
}

function readDraft(id: string): Draft | null {
  const text = sessionStorage.getItem(keyOf(id))
  return text === null ? null : (JSON.parse(text) as Draft)
}

/** Forgets what was typed into a form and not saved. */
export function forgetDraft(id: string): void {
  sessionStorage.removeItem(keyOf(id))
}

/** Leaves what was typed elsewhere for a new form to begin with, in this tab. */
export function leaveDraft(id: string, values: FormValues): void {
  sessionStorage.setItem(keyOf(id), JSON.stringify({ version: null, values }))
}

/**
 * Keeps what is typed into a form in this tab until it is saved, so that a link pressed by mistake or a reload loses nothing. `restore` is called once with what
 * was kept. What was typed over an older version is given back too: saving it then shows what somebody else changed. `forget` is for what was saved as it stands.
 */
export function useDraft(
  id: string,
  version: number | null,
  values: FormValues,
  dirty: boolean,
  restore: (draft: Draft) => void,
): { forget: () => void } {
  const looked = useRef(false)
  /** What was saved; a pause that ends after it keeps nothing. */
  const saved = useRef<FormValues | null>(null)
  const onFound = useEffectEvent(restore)
  // Once, when the form is there: what is typed later is newer than any draft.
  useEffect(() => {
    const draft = readDraft(id)
    if (draft !== null) onFound(draft)
    looked.current = true
  }, [id])
  useEffect(() => {
    if (!looked.current) return
    const timer = setTimeout(() => {
      if (dirty && values !== saved.current) sessionStorage.setItem(keyOf(id), JSON.stringify({ version, values }))
      else forgetDraft(id)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [dirty, id, version, values])
  return {
    forget: () => {
      saved.current = values
      forgetDraft(id)
    },
  }
}
