import { DEFAULT_LIMIT } from '#lib/core/page'
import type { CollisionState } from '#lib/records/collisions/collision'
import { collisionStates } from '#lib/records/collisions/collision'

export const collisionsPath = '/collisions'

export interface CollisionListState {
  state: CollisionState
  limit: number
  cursor: string | undefined
  params: Record<string, string>
}

const longestCursor = 4_000

/** Reads the URL of the list of claims; what cannot be read is left out. Those that are open come first. */
export function readCollisions(given: Readonly<Record<string, string>>): CollisionListState {
  const params: Record<string, string> = {}
  const state = collisionStates.find((each) => each === given['state'])
  if (state !== undefined) params['state'] = state
  const { cursor } = given
  const known = cursor !== undefined && cursor.length <= longestCursor ? cursor : undefined
  if (known !== undefined) params['cursor'] = known
  return { state: state ?? 'open', limit: DEFAULT_LIMIT, cursor: known, params }
}
