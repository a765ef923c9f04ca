import { sumMinor } from '#lib/core/money'
import { maskCustomerName } from '#lib/core/personal'
import type { Context } from '#lib/platform/context'
import { permit } from '#lib/platform/scope/scope'
import { listFamilyRows } from './repository.ts'
import type { Placed } from './tree.ts'
import { placeMembers } from './tree.ts'

export interface FamilyMember {
  /** A person's name is masked. */
  name: string
  abcClass: string | null
  /** What somebody decided in place of it. */
  abcOverride: { class: string; reason: string; byName: string | null } | null
  valueMinor: number | null
}

export interface Family {
  /** In the order of a tree; a member that the reader may not see is there, without anything of its own, only to hold together those below it. */
  members: Placed<FamilyMember>[]
  /** Sum of the values of those whom the reader sees, in minor units of the company's currency; null when none has one. */
  valueMinor: number | null
  /** There are more than are shown. */
  more: boolean
}

const most = 200

/** Answers the group that a customer belongs to, with what it is worth within the actor's sight; null for a customer that stands alone, or is out of scope. */
export async function familyOf(ctx: Context, customerId: number): Promise<Family | null> {
  const rows = await listFamilyRows(ctx.db, permit(ctx, 'customer:read'), customerId, most + 1)
  const members = placeMembers(
    rows.slice(0, most).map(({ id, parentId, inScope, name, kind, abcClass, abcOverride, valueMinor }) => ({
      id,
      parentId,
      seen: inScope ? { name: maskCustomerName(kind, name), abcClass, abcOverride, valueMinor } : null,
    })),
  )
  const seen = members.flatMap((member) => (member.seen === null ? [] : [member.seen]))
  if (members.length < 2 || !members.some(({ id, seen: own }) => id === customerId && own !== null)) return null
  const values = seen.flatMap(({ valueMinor }) => (valueMinor === null ? [] : [valueMinor]))
  return { members, valueMinor: values.length === 0 ? null : sumMinor(values), more: rows.length > most }
}
