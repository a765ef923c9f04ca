import { readiness } from '#lib/platform/health/readiness'

/** Says whether this process can do its work now: 200, or 503 with what is missing. */
export async function GET(): Promise<Response> {
  const found = await readiness()
  return Response.json(found, {
    status: found.status === 'ready' ? 200 : 503,
    headers: found.status === 'ready' ? { 'cache-control': 'no-store' } : { 'cache-control': 'no-store', 'retry-after': '5' },
  })
}
