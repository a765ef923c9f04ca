import type { Outcome } from '#components/form/form'

/** Largest file that is sent at all, in bytes; the door of files has the last word. */
const mostBytes = 10 * 1024 * 1024

/** Sends a file with a few fields to the door of files and answers as a form takes it; `file` is the field where a refusal is shown. */
export async function sendFile(
  path: string,
  fields: Readonly<Record<string, string>>,
  file: File,
  texts: { tooLarge: string; away: string },
): Promise<Outcome<null>> {
  const refused = (message: string): Outcome<null> => ({ ok: false, code: 'file', message, fields: { file: message } })
  if (file.size > mostBytes) return refused(texts.tooLarge)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', file)
  try {
    const answer = await fetch(`/api/files/${path}`, { method: 'POST', body: form })
    if (answer.ok) return { ok: true, data: null }
    const problem: unknown = await answer.json()
    const said = typeof problem === 'object' && problem !== null && 'detail' in problem ? problem.detail : null
    return refused(typeof said === 'string' ? said : texts.away)
  } catch {
    return refused(texts.away)
  }
}
