import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:http'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** A page as it came in, in milliseconds from when it was asked for. */
export interface Arrival {
  readonly html: string
  /** How long until each of the texts that were looked for had come. */
  readonly at: readonly number[]
  /** How long until all of it had. */
  readonly end: number
}

/** How React says so: in the place of a part that failed before it was sent, or by a script behind it for one that failed afterwards. A part that only the browser draws, such as a chart, is
 * left out in the same way, but without the number of an error. */
const failed = /data-dgst="(?!BAILOUT)[^"]|\$RX\("[^"]*","(?!BAILOUT)[^"]/

/** Watches a page come in piece by piece, and notes when each of some texts had come whole. */
export class Watch {
  readonly #texts: readonly string[]
  readonly #at: (number | null)[]
  #html = ''

  constructor(texts: readonly string[]) {
    this.#texts = texts
    this.#at = texts.map(() => null)
  }

  /** Takes a piece that came at a time. A text may begin in one piece and end in a later one. */
  take(piece: string, at: number): void {
    const before = this.#html.length
    this.#html += piece
    for (const [place, text] of this.#texts.entries()) {
      if (this.#at[place] !== null) continue
      if (this.#html.includes(text, Math.max(0, before - text.length))) this.#at[place] = at
    }
  }

  /** Answers the whole page. Throws when a text never came, or a part of the page failed while it was on its way. */
  finish(end: number): Arrival {
    if (failed.test(this.#html)) throw new Error('a part of the page failed')
    const at = this.#at.map((each, place) => {
      if (each === null) throw new Error(`"${this.#texts[place]}" is not on the page: ${this.#html.slice(0, 500)}`)
      return each
    })
    return { html: this.#html, at, end }
  }
}

/** Somebody who is signed in and looks at pages as a browser asks for them, compressed and in Chinese, over connections that are kept. */
export class Visitor {
  readonly #agent = new Agent({ keepAlive: true })
  readonly #origin: string
  readonly #headers: Record<string, string>

  constructor(origin: string, cookie: string) {
    this.#origin = origin
    this.#headers = { cookie, accept: 'text/html', 'accept-encoding': 'gzip', 'accept-language': 'zh-CN' }
  }

  /** Answers a page; throws unless it is answered with 200, so that nobody measures the way to the sign-in, and when a text that belongs on it is missing. A connection that the
   * server closed just when it was to be used again is opened once more, as browsers do. */
  visit(path: string, texts: readonly string[] = [], isSecond = false): Promise<Arrival> {
    const started = performance.now()
    const watch = new Watch(texts)
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#origin}${path}`, { agent: this.#agent, headers: this.#headers }, (response) => {
        const stream = plainOf(response).setEncoding('utf8')
        stream.on('data', (piece: string) => watch.take(piece, performance.now() - started))
        stream.on('error', reject)
        stream.on('end', () => {
          try {
            if (response.statusCode !== 200) throw new Error(`it was answered with ${response.statusCode}`)
            resolve(watch.finish(performance.now() - started))
          } catch (cause) {
            reject(new Error(`GET ${path}: ${cause instanceof Error ? cause.message : ''}`, { cause }))
          }
        })
      })
      sent.on('error', (error: NodeJS.ErrnoException) => {
        const wasClosed = sent.reusedSocket && error.code === 'ECONNRESET' && !isSecond
        if (wasClosed) resolve(this.visit(path, texts, true))
        else reject(error)
      })
      sent.end()
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

function plainOf(response: IncomingMessage): Readable {
  return response.headers['content-encoding'] === 'gzip' ? response.pipe(createGunzip()) : response
}
