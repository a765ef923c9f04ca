const quote = 0x22
const edges = new Set([0x0a, 0x0d])
const tab = 0x09
const space = 0x20
/** No-break space, ideographic space and the mark of byte order, as UTF-8. */
const wideBlanks = ['\u00a0', '\u3000', '\ufeff'].map((blank) => Buffer.from(blank))
const byteOrderMark = Buffer.from('\ufeff')
const seamBytes = 3

/** Looks at the bytes of a CSV in UTF-8 as they go by, and says whether a cell may begin or end with a blank. Taking blanks off costs a quarter of what reading
 * cells does, and most files have none there. A file with quotes is not looked at more closely: it may. */
export class BlankWatch {
  readonly #edges: ReadonlySet<number | undefined>
  readonly #blanks: readonly number[]
  #tail: Buffer | null = null
  #found = false

  constructor(delimiter: string) {
    const code = delimiter.charCodeAt(0)
    this.#edges = new Set([...edges, code])
    this.#blanks = [space, tab].filter((blank) => blank !== code)
  }

  take(chunk: Buffer): void {
    if (this.#found) return
    const bytes = this.#tail === null && chunk.subarray(0, seamBytes).equals(byteOrderMark) ? chunk.subarray(seamBytes) : chunk
    // The beginning and the end of the file are edges as those of a line are.
    const tail = this.#tail ?? Buffer.from('\n')
    this.#found = this.#touches(Buffer.concat([tail, bytes.subarray(0, seamBytes)])) || this.#touches(bytes)
    this.#tail = Buffer.concat([tail, bytes.subarray(-seamBytes)]).subarray(-seamBytes)
  }

  /** Whether a cell of what went by may begin or end with a blank; ask when all of it has. */
  mayHaveBlanks(): boolean {
    return this.#found || this.#touches(Buffer.concat([this.#tail ?? Buffer.alloc(0), Buffer.from('\n')]))
  }

  #touches(bytes: Buffer): boolean {
    if (bytes.includes(quote) || wideBlanks.some((blank) => bytes.includes(blank))) return true
    for (const blank of this.#blanks)
      for (let at = bytes.indexOf(blank); at >= 0; at = bytes.indexOf(blank, at + 1))
        if (this.#edges.has(bytes[at - 1]) || this.#edges.has(bytes[at + 1])) return true
    return false
  }
}
