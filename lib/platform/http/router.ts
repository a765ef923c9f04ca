import type { Method, Operation } from './operation.ts'

export interface Match {
  operation: Operation
  params: Record<string, string>
}

export type Found = { kind: 'match'; match: Match } | { kind: 'other_methods'; methods: Method[] } | { kind: 'none' }

/** Finds the operation of a path below /api/v1. Fixed segments win over places. A segment that is not valid percent-encoded UTF-8
 * matches nothing. */
export function findOperation(operations: readonly Operation[], method: string, segments: readonly string[]): Found {
  const matches: Match[] = []
  for (const operation of operations) {
    const params = matchPath(operation.path, segments)
    if (params !== null) matches.push({ operation, params })
  }
  matches.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)
  const match = matches.find((candidate) => candidate.operation.method === method)
  if (match !== undefined) return { kind: 'match', match }
  if (matches.length > 0) return { kind: 'other_methods', methods: matches.map((candidate) => candidate.operation.method) }
  return { kind: 'none' }
}

function matchPath(path: string, segments: readonly string[]): Record<string, string> | null {
  const pattern = path.split('/').slice(1)
  if (pattern.length !== segments.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment
    else if (part !== segment) return null
  }
  return params
}

/** Splits a request's path behind its base, such as /api/v1, into decoded segments; null when the encoding is broken. */
export function segmentsOf(pathname: string, base = '/api/v1'): string[] | null {
  const below = pathname.startsWith(base) ? pathname.slice(base.length) : pathname
  const rest = below.replace(/^\//, '').replace(/\/$/, '')
  if (rest === '') return []
  try {
    return rest.split('/').map(decodeURIComponent)
  } catch {
    return null
  }
}
