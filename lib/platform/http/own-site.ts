interface Asked {
  method: string
  headers: Pick<Headers, 'get'>
}

/** Whether a page of somebody else posts to a page, an action or a file door of ours. A browser says so by its own hand; programs use the API. */
export function isFromElsewhere({ method, headers }: Asked): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false
  if (headers.get('sec-fetch-site') === 'cross-site') return true
  const origin = headers.get('origin')
  if (origin === null) return false
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  return !URL.canParse(origin) || new URL(origin).host !== host
}
