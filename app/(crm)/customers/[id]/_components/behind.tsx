import { setImmediate } from 'node:timers/promises'
import type { ReactNode } from 'react'

/** Turns of the event loop in which the frame of the page is drawn and sent, once all that it waits for has come. */
const TURNS_OF_FRAME = 12

/** Begins once `first` has come, well or not, and the frame of the page was drawn: some forty questions at once would make both wait for them. */
export async function Behind({ first, children }: { first: Promise<unknown>; children: ReactNode }) {
  await first.catch(() => undefined)
  for (let turn = 0; turn < TURNS_OF_FRAME; turn++) await setImmediate()
  return children
}
