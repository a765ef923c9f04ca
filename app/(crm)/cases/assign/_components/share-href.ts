/** Where cases that were chosen, one by one or by a list, are given away and evened out. */
export function shareHref(chosen: Readonly<Record<string, string>>): string {
  return `/cases/assign?${new URLSearchParams({ ...chosen, level: 'true' }).toString()}`
}
