import type { Outcome } from '#components/form/form'
import { sendFile } from '../../../../_files/send-file.ts'

/** Sends the scan of a paper to the door of files and answers as a form takes it. */
export function sendScan(
  paper: { id: string; version: number },
  file: File,
  texts: { tooLarge: string; away: string },
): Promise<Outcome<null>> {
  return sendFile(`papers/${paper.id}/scan`, { version: String(paper.version) }, file, texts)
}
