// Preloaded into the server: where nobody has said that a proxy stands before it (APP_URL, the address that people use), the header in which a proxy names the
// caller is the caller's own invention and goes; the server then fills in the address of the connection. Guesses at passwords are counted by it.
import { Server } from 'node:http'

if (process.env.APP_URL === undefined || process.env.APP_URL === '') {
  const emit = Server.prototype.emit
  Server.prototype.emit = function (event, ...args) {
    if (event === 'request') for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded']) delete args[0].headers[name]
    return emit.call(this, event, ...args)
  }
}
