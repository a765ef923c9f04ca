import { fileOperations } from '#app/api/_files/all'
import { authenticateSession } from '#lib/platform/auth/authenticate-session'
import { dispatch } from '#lib/platform/http/dispatch'
import { asSentence } from '#lib/platform/http/problem'

/** Files up and down for people at their screens: what a server action cannot take in, and what a browser saves. Outside proxy.ts, which cuts what is large. */
async function handle(request: Request): Promise<Response> {
  const answer = await dispatch(fileOperations, authenticateSession, request, '/api/files')
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true
  return isProblem && request.headers.get('accept')?.includes('text/html') === true ? asSentence(answer) : answer
}

export { handle as GET, handle as POST }
