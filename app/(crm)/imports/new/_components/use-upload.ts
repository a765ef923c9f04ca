'use client'

import { useRef, useState } from 'react'

type UploadState =
  | { kind: 'idle' }
  | { kind: 'sending'; file: string; sent: number; size: number }
  | { kind: 'refused'; message: string }

export type UploadTexts = Record<'tooLarge' | 'empty' | 'away' | 'cancelled', string>

const bytesPerMegabyte = 1024 * 1024

/** Megabytes with one decimal. */
export const megabytes = (bytes: number): string => (bytes / bytesPerMegabyte).toFixed(1)

/** Fills the places of a text. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}

interface Upload {
  state: UploadState
  send: (file: File) => void
  cancel: () => void
  refuse: (message: string) => void
}

/** Sends a file to the door of uploads and tells how far it is. What is clearly too large is not sent at all. */
export function useUpload(
  kind: string,
  limits: { csv: number; xlsx: number },
  texts: UploadTexts,
  onStored: (importId: string) => void,
): Upload {
  const [state, setState] = useState<UploadState>({ kind: 'idle' })
  const running = useRef<XMLHttpRequest | null>(null)
  const refuse = (message: string) => setState({ kind: 'refused', message })

  const send = (file: File) => {
    const most = /\.xlsx$/i.test(file.name) ? limits.xlsx : limits.csv
    if (file.size === 0) return refuse(texts.empty)
    if (file.size > most * bytesPerMegabyte)
      return refuse(filled(texts.tooLarge, { size: megabytes(file.size), max: String(most) }))
    const form = new FormData()
    form.set('kind', kind)
    form.set('file', file)
    // Of all ways to send only this one says how far it is.
    const request = new XMLHttpRequest()
    running.current = request
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      setState({ kind: 'sending', file: file.name, sent: loaded, size: total }),
    )
    request.addEventListener('load', () => {
      const answer = readAnswer(request)
      if ('id' in answer) onStored(answer.id)
      else refuse(answer.message ?? texts.away)
    })
    request.addEventListener('error', () => refuse(texts.away))
    request.addEventListener('abort', () => refuse(texts.cancelled))
    request.open('POST', '/api/files/imports')
    request.send(form)
    setState({ kind: 'sending', file: file.name, sent: 0, size: file.size })
  }
  return { state, send, refuse, cancel: () => running.current?.abort() }
}

function readAnswer(request: XMLHttpRequest): { id: string } | { message: string | null } {
  try {
    const body: unknown = JSON.parse(request.responseText)
    if (typeof body !== 'object' || body === null) return { message: null }
    if (request.status < 300 && 'id' in body && typeof body.id === 'string') return { id: body.id }
    return { message: 'detail' in body && typeof body.detail === 'string' ? body.detail : null }
  } catch {
    // Whatever stands between here and there answered in its own way.
    return { message: null }
  }
}
