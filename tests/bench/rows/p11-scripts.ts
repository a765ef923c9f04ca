/** What a browser told of its requests. */
export interface ScriptEvents {
  readonly responses: { requestId: string; type: string; url: string; headers: Readonly<Record<string, string>> }[]
  readonly finished: { requestId: string; encodedDataLength: number }[]
}

/** Below this, compressing saves nothing and the server leaves it be. */
const COMPRESSED_FROM = 2_000

/** Adds up what came over the line of scripts, heads of answers and all, and counts them. Throws for one that was not compressed, or never came to its end. */
export function sumScripts({ responses, finished }: ScriptEvents): { bytes: number; scripts: number } {
  const lengths = new Map(finished.map(({ requestId, encodedDataLength }) => [requestId, encodedDataLength]))
  let bytes = 0
  const scripts = responses.filter(({ type }) => type === 'Script')
  for (const { requestId, url, headers } of scripts) {
    const length = lengths.get(requestId)
    if (length === undefined) throw new Error(`${url} never came to its end`)
    const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
    const encoding = Object.fromEntries(names)['content-encoding']
    if (encoding === undefined && length >= COMPRESSED_FROM) throw new Error(`${url} came without compression`)
    bytes += length
  }
  if (scripts.length === 0) throw new Error('no script was fetched')
  return { bytes, scripts: scripts.length }
}
