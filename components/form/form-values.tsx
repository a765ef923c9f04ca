/** What a form holds: every field as a text, a list with newlines between. Empty is nothing. */
export type FormValues = Readonly<Record<string, string>>

/** Answers the fields that differ from what the form was opened with; one that was emptied is null. */
export function changedValues(opened: FormValues, now: FormValues): Record<string, string | null> {
  const changes: Record<string, string | null> = {}
  for (const [name, value] of Object.entries(now)) {
    const text = value.trim()
    if (text !== (opened[name] ?? '')) changes[name] = text === '' ? null : text
  }
  return changes
}

/** A field that somebody else changed meanwhile, and the reader too, to something else. */
export interface Clash {
  name: string
  mine: string
  theirs: string
}

/**
 * Puts what somebody else saved meanwhile together with what was typed: a field that only one of the two changed is taken from whoever did, and those that both
 * did are left as typed and answered as clashes, for the reader to decide.
 */
export function reconcile(opened: FormValues, typed: FormValues, theirs: FormValues): { values: FormValues; clashes: Clash[] } {
  const values: Record<string, string> = { ...typed }
  const clashes: Clash[] = []
  for (const [name, now] of Object.entries(theirs)) {
    const before = opened[name] ?? ''
    const mine = (typed[name] ?? '').trim()
    if (now === before || now === mine) continue
    if (mine === before) values[name] = now
    else clashes.push({ name, mine, theirs: now })
  }
  return { values, clashes }
}

/** Answers what is still said to be wrong: a field that was changed since says nothing more. */
export function openErrors(errors: Readonly<Record<string, string>>, mended: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !mended.includes(name)))
}
