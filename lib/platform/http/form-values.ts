/** Reads a form as an object: texts as typed, an empty field as absent, a name given more than once as a list. Next's own fields and files are
 * left out: a file goes through a door of its own. */
export function formValues(form: Iterable<[string, FormDataEntryValue]>): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || value === '' || name.startsWith('$ACTION')) continue
    const before = values[name]
    if (before === undefined) values[name] = value
    else if (Array.isArray(before)) before.push(value)
    else values[name] = [before, value]
  }
  return values
}
