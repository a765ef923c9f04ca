/** Remembers answers for a while, at most so many of them; the longest unused is forgotten first. For hints that may be out of date, never for facts. */
export class Recent<Value> {
  readonly #most: number
  readonly #lastsMs: number
  readonly #entries = new Map<string, { value: Value; until: number }>()

  constructor(options: { most: number; lastsMs: number }) {
    this.#most = options.most
    this.#lastsMs = options.lastsMs
  }

  /** The value of a key that was remembered and is not too old at `now` (milliseconds on any one clock). */
  get(key: string, now: number): Value | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    if (entry.until <= now) return undefined
    this.#entries.set(key, entry)
    return entry.value
  }

  set(key: string, value: Value, now: number): void {
    this.#entries.delete(key)
    this.#entries.set(key, { value, until: now + this.#lastsMs })
    const [oldest] = this.#entries.keys()
    if (this.#entries.size > this.#most && oldest !== undefined) this.#entries.delete(oldest)
  }
}
