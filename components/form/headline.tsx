import { listText } from '#lib/core/formats'

interface Texts {
  mend: string
  mendMarked: string
  locale: string
}

/** What stands beside the button: which fields are to be put right, by their names; what is wrong with each stands at it. */
export function headline(
  { code, message, fields }: { code: string; message: string; fields: Readonly<Record<string, string>> },
  { mend, mendMarked, locale }: Texts,
  labels: Readonly<Record<string, string>>,
): string {
  const refused = Object.keys(fields)
  if (code !== 'invalid_request' || refused.length === 0) return message
  const named = refused.flatMap((name) => labels[name] ?? [])
  return named.length < refused.length ? mendMarked : mend.replace('{fields}', listText(locale, named))
}
