import { fileOperations } from '#app/api/_files/all'
import { authenticateSession } from '#lib/platform/auth/authenticate-session'
import { dispatch } from '#lib/platform/http/dispatch'

/** Files up and down for people at their screens: what a server action cannot take in, and what a browser saves. Outside proxy.ts, which cuts what is large. */
const handle = (request: Request) => dispatch(fileOperations, authenticateSession, request, '/api/files')

export { handle as GET, handle as POST }
