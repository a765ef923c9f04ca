import type { ChunkEnd } from './apply.ts'
import { applyChunk } from './apply.ts'
import type { ApplyInput } from './apply-input.ts'
import { CHUNK_ROWS } from './limits.ts'

/** A chunk that is being written. Its end never rejects by itself: an error waits until somebody asks for it. */
interface Underway {
  readonly after: number
  /** Resolves when the next chunk may begin, or when this one is over. */
  readonly begun: Promise<unknown>
  /** Whether it is over already, so that nothing can be written behind it. */
  readonly over: () => boolean
  readonly end: Promise<() => ChunkEnd>
}

/** Applies the rows behind `after` up to `last`, chunk by chunk in the order of the file. Where chunks of the kind do not depend on each other, the next one is
 * written meanwhile and only waits for its turn to end: the database then works on two processors. Whatever becomes of a chunk, those behind it are
 * written after it or not at all. */
export async function applyAll(input: ApplyInput, after: number, last: number): Promise<'applied' | 'cancelled' | 'lost'> {
  const twoAtOnce = input.kind.independentChunks === true && !input.row.options.create_missing_customers
  let ahead: Underway | null = null
  while (after < last) {
    const current: Underway = ahead ?? start(input, after, null)
    ahead = null
    if (twoAtOnce && after + CHUNK_ROWS < last) {
      await current.begun
      if (!current.over()) ahead = start(input, after + CHUNK_ROWS, after)
    }
    const end = await current.end
    const { kind, ...done } = await settled(end, ahead)
    if (kind === 'cancelled' || kind === 'lost') {
      await ahead?.end
      return kind
    }
    if ('through' in done) after = done.through
    // A chunk that was halved, or that began too early, leaves the one behind it to be begun anew.
    if (ahead !== null && (kind === 'early' || ahead.after !== after)) {
      await ahead.end
      ahead = null
    }
  }
  return 'applied'
}

/** Answers how a chunk ended, or throws what it threw, once nobody writes behind it any more. */
async function settled(end: () => ChunkEnd, ahead: Underway | null): Promise<ChunkEnd> {
  try {
    return end()
  } catch (error) {
    await ahead?.end
    throw error
  }
}

function start(input: ApplyInput, after: number, behind: number | null): Underway {
  const { promise, resolve } = Promise.withResolvers<void>()
  let over = false
  const end = applyChunk(input, after, { behind, begun: resolve }).then(
    (answer) => () => answer,
    (error: unknown) => () => {
      throw error
    },
  )
  void end.then(() => {
    over = true
  })
  return { after, begun: Promise.race([promise, end]), over: () => over, end }
}
