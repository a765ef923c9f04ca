import type { StreamResult } from './operation.ts'

/** A file on its way out: whole, or written while it is read. */
export interface OutgoingFile {
  name: string
  contentType: string
  stream: StreamResult['stream']
}

/** Answers with a file: the one way in which files leave the product. A browser saves it under its name, whatever letters are in it, takes it for nothing else than what it says it
 * is, and runs nothing of it should anybody open it in place. */
export function handOut({ name, contentType, stream }: OutgoingFile): StreamResult {
  const plain = name.replace(/[^\w. -]/g, '_')
  return {
    status: 200,
    stream,
    contentType,
    headers: {
      // Names are of any script; `filename` is for those who read nothing newer.
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${percentEncoded(name)}`,
      // What is written as it is read would be held back by whoever compresses it on the way.
      'cache-control': 'private, no-store, no-transform',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  }
}

/** RFC 8187 leaves fewer marks as they are than addresses do. */
const percentEncoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
