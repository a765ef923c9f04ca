import { auditSubjects } from '#lib/platform/audit/audit-list'
import { readCaseNumber } from '#lib/records/cases/case'

/** Answers the record that a text names as the audit prints it: the number of a case (GD007051), or what it is called and its number or key (客户 12), in the reader's language; null for any other text. `subjects` are
 * what the records are called. */
export function recordNamed(subjects: Readonly<Record<string, string>>, text: string): { type: string; id: string } | null {
  const wanted = text.trim()
  const type = auditSubjects.find((subject) => startsWith(wanted, subjects[subject]))
  const rest = type === undefined ? wanted : wanted.slice(subjects[type]?.length).trim()
  if (type === undefined || type === 'case') {
    const id = /^gd/i.test(rest) || type === 'case' ? readCaseNumber(rest) : null
    return id === null ? null : { type: 'case', id: String(id) }
  }
  return rest === '' ? null : { type, id: rest }
}

function startsWith(text: string, word: string | undefined): boolean {
  return word !== undefined && text.toLowerCase().startsWith(word.toLowerCase())
}
