/** One permission; a reach that is empty is not held. */
export interface GrantView {
  permission: string
  verb: string
  hint: string | null
  value: string
  shipped: string
}

/** Permissions that are about the same. */
export interface GrantGroup {
  resource: string
  lines: readonly GrantView[]
}
