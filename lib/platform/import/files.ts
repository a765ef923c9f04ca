import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

const uploads = (dataDirectory: string) => join(dataDirectory, 'uploads')

/** Where an uploaded file lies: by what is in it, so that the same file lies there once. */
export const uploadPath = (dataDirectory: string, sha256: string): string => join(uploads(dataDirectory), sha256)

/** Where a file lies while it comes in. */
export const incomingPath = (dataDirectory: string): string => join(uploads(dataDirectory), `incoming-${randomUUID()}`)

export const uploadsDirectory = uploads
