/** A field of a setting with its bounds, as they are stored. */
export interface Bounded {
  name: string
  kind: 'number' | 'share' | 'switch'
  min?: number | undefined
  max?: number | undefined
  whole?: boolean | undefined
}

/** Answers which numbers of a form may not stay as they were typed: what is none, lies out of its bounds (those included are allowed), or is not whole where it has to be. */
export function outOfBounds(fields: readonly Bounded[], values: Readonly<Record<string, unknown>>): string[] {
  return fields
    .filter(({ name, kind, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole = false }) => {
      if (kind === 'switch' || !(name in values)) return false
      const value = values[name]
      return typeof value !== 'number' || value < min || value > max || (whole && !Number.isInteger(value))
    })
    .map(({ name }) => name)
}
