import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** Why nothing came back; a closed list, whose texts stand in the catalogues. It never names an address. */
export type OutboundFailure = 'address_refused' | 'unreachable' | 'timed_out' | 'answer_too_long'

export type OutboundAnswer = { ok: true; status: number; body: string } | { ok: false; failure: OutboundFailure }

/** What may be reached. Nothing that comes from outside or from the environment changes it: only a test hands in another. */
export interface Reach {
  protocols: readonly string[]
  mayConnect: (address: string) => boolean
  timeoutMs: number
}

/** The public internet by https, within ten seconds. */
export const publicInternet: Reach = { protocols: ['https:'], mayConnect: isPublicAddress, timeoutMs: 10_000 }

/** Longer answers are given up: a group robot answers in a line. */
const MOST_BYTES = 64 * 1024

class Refused extends Error {}

/**
 * Posts JSON to an address that a person typed, and answers what came back. Every address that a name stands for is looked at when the connection is made, so that no name can be turned to
 * the inside between looking and connecting; a redirect is an answer like any other and is not followed; no proxy, no cookie, no kept connection.
 */
export function postJson(url: URL, body: unknown, reach: Reach = publicInternet): Promise<OutboundAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const named = isIP(host) === 0
  // For an address that stands in the URL no name is looked up.
  if (!reach.protocols.includes(url.protocol) || url.username !== '' || (!named && !reach.mayConnect(host)))
    return Promise.resolve({ ok: false, failure: 'address_refused' })
  return new Promise((resolve) => {
    const text = JSON.stringify(body)
    const signal = AbortSignal.timeout(reach.timeoutMs)
    const failed = (error: Error) => resolve({ ok: false, failure: failureOf(error, signal) })
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const sent = send(
      url,
      {
        method: 'POST',
        agent: false,
        signal,
        lookup: guardedLookup(reach),
        headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) },
      },
      (answer) => {
        const pieces: Buffer[] = []
        let bytes = 0
        answer.on('data', (piece: Buffer) => {
          bytes += piece.length
          if (bytes > MOST_BYTES) {
            resolve({ ok: false, failure: 'answer_too_long' })
            sent.destroy()
          } else pieces.push(piece)
        })
        answer.on('error', failed)
        answer.on('end', () =>
          resolve({ ok: true, status: answer.statusCode ?? 0, body: Buffer.concat(pieces).toString('utf8') }),
        )
      },
    )
    sent.on('error', failed)
    sent.end(text)
  })
}

function failureOf(error: Error, signal: AbortSignal): OutboundFailure {
  if (error instanceof Refused) return 'address_refused'
  return signal.aborted ? 'timed_out' : 'unreachable'
}

/** Looks a name up and hands on only when each of its addresses may be reached: one that stands for the inside too is refused altogether. */
function guardedLookup({ mayConnect }: Reach): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) return callback(error, [])
      const [first] = addresses
      if (first === undefined || addresses.some(({ address }) => !mayConnect(address)))
        return callback(new Refused('the address is not of the public internet'), [])
      if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}
