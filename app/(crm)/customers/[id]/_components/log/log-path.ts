import { listHref } from '#components/table/list-url'

/** Where a note is begun, and where its page leads back to: the card of the customer, its page among the prospects, or a list of whom to call. */
export const logHomes = ['card', 'prospect', 'today', 'cadence'] as const
export type LogHome = (typeof logHomes)[number]

/** Reads out of the URL of a note where it was begun; the card unless another is named. */
export function readLogHome(params: Readonly<Record<string, string>>): LogHome {
  return logHomes.find((home) => home === params['from']) ?? 'card'
}

/** Answers the page of a customer on which a note is begun. */
export function homePath(home: LogHome, customerId: number): string {
  const homes = {
    card: `/customers/${customerId}`,
    prospect: `/prospects/${customerId}`,
    today: '/today',
    cadence: '/today/cadence',
  }
  return homes[home]
}

/** Answers the URL of a new note, or of one that stands; of a new one it may say how and with whom. */
export function logPath(
  home: LogHome,
  customerId: number,
  { entry, ...given }: { entry?: number; channel?: string; contact?: string } = {},
): string {
  const path = entry === undefined ? `/customers/${customerId}/log` : `/customers/${customerId}/log/${entry}`
  return listHref(path, given, home === 'card' ? {} : { from: home })
}
