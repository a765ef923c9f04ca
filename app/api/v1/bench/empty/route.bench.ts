import { authenticateKey } from '#lib/platform/auth/authenticate'
import { dispatch } from '#lib/platform/http/dispatch'
import { operation } from '#lib/platform/http/operation'

/** A route for whoever has a key, which answers nothing: what every other route is measured against. Only the build of the benchmark has it. */
const getNothing = operation({
  id: 'getNothing',
  method: 'GET',
  path: '/bench/empty',
  summary: 'Nothing',
  tag: 'bench',
  permission: null,
  responses: {},
  handler: async () => ({ status: 200, body: { data: [] } }),
})

export const GET = (request: Request) => dispatch([getNothing], authenticateKey, request)
