import { waybillsByOutlet } from '#lib/analysis/outlet-volume/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { getBoard } from '#lib/records/cases/board/service'
import { caseWords } from '../../_components/words.ts'
import { Board } from './board.tsx'

/** The board of whoever oversees others' cases, as it stands now. */
export async function BoardPart({ ctx }: { ctx: Context }) {
  const [board, words] = await Promise.all([getBoard(ctx), caseWords(ctx)])
  const { now, before } = board.months
  const waybillsOf = mayEver(ctx, 'waybill:read') ? await waybillsByOutlet(ctx, [now, before]) : () => null
  return <Board board={board} waybillsOf={waybillsOf} words={words} />
}
