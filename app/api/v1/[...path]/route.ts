import { operations } from '#app/api/_operations/all'
import { authenticateKey } from '#lib/platform/auth/authenticate'
import { dispatch } from '#lib/platform/http/dispatch'

const handle = (request: Request) => dispatch(operations, authenticateKey, request)

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT }
