import type { Outcome } from '#components/form/form'

/** Largest scan that is sent at all, in bytes; the door of files has the last word. */
const mostBytes = 10 * 1024 * 1024

/** Sends the scan of a paper to the door of files and answers as a form takes it; `field` is where a refusal is shown. */
export async function sendScan(
  paper: { id: string; version: number },
  file: File,
  texts: { tooLarge: string; away: string },
): Promise<Outcome<null>> {
  const refused = (message: string): Outcome<null> => ({ ok: false, code: 'scan', message, fields: { file: message } })
  if (file.size > mostBytes) return refused(texts.tooLarge)
  const form = new FormData()
  form.set('version', String(paper.version))
  form.set('file', file)
  try {
    const answer = await fetch(`/api/files/papers/${paper.id}/scan`, { method: 'POST', body: form })
    if (answer.ok) return { ok: true, data: null }
    const problem: unknown = await answer.json()
    const said = typeof problem === 'object' && problem !== null && 'detail' in problem ? problem.detail : null
    return refused(typeof said === 'string' ? said : texts.away)
  } catch {
    return refused(texts.away)
  }
}
