/** Answers the share of a customer's parcels that we carry as 0 to 1, of the fact `share_of_wallet`: above 1 it was noted as percent. Null for what is no share. */
export function walletShareOf(value: unknown): number | null {
  if (typeof value !== 'number' || !(value >= 0)) return null
  const share = value > 1 ? value / 100 : value
  return share <= 1 ? share : null
}
