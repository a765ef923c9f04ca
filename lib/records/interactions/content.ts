/** What may stand in a note of a talk. */
interface Content {
  heard?: string | null | undefined
  answered?: string | null | undefined
  result?: string | null | undefined
  next_touch_on?: string | null | undefined
}

/** Tells whether a note of a talk says anything: what was heard, what was answered, what came of it, or when the next touch is. By what means, with whom and what for alone say
 * nothing that anybody could go on from. */
export function saysSomething({ heard, answered, result, next_touch_on }: Content): boolean {
  return [heard, answered, result, next_touch_on].some((value) => value !== null && value !== undefined && value.trim() !== '')
}
