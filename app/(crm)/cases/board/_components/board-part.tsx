import type { Context } from '#lib/platform/context'
import { getBoard } from '#lib/records/cases/board/service'
import { caseWords } from '../../_components/words.ts'
import { Board } from './board.tsx'

/** The board of whoever oversees others' cases, as it stands now. */
export async function BoardPart({ ctx }: { ctx: Context }) {
  const [board, words] = await Promise.all([getBoard(ctx), caseWords()])
  return <Board board={board} words={words} />
}
