import { createServer } from 'node:net'
import { StartError } from './start-error.ts'

/** Throws a StartError that says what to do when nobody may listen on an address: the port is taken, forbidden or elsewhere. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const code = await tryListen(host, port)
  if (code === null) return
  if (code === 'EADDRINUSE') {
    throw new StartError(
      `Port ${port} on ${host} is taken by another program: stop it, or set PORT to a free one (PORT=${port + 1} npm start).`,
    )
  }
  if (code === 'EACCES') throw new StartError(`This user may not listen on port ${port}: set PORT to 1024 or above.`)
  throw new StartError(`Nobody can listen on ${host} here (${code}): set HOST to an address of this machine.`)
}

function tryListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ host, port }, () => server.close(() => resolve(null)))
  })
}
