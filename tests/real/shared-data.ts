import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Answers the path of a file of the real data, which stands in the folder that SHARED_DATA names. Throws a sentence when it is not there. */
export function sharedData(...path: string[]): string {
  const folder = process.env['SHARED_DATA']
  if (folder === undefined || folder === '')
    throw new Error('SHARED_DATA is not set: it names the folder with the real data (scms, cdnow, codes).')
  const file = join(folder, ...path)
  if (!existsSync(file)) throw new Error(`SHARED_DATA has no ${path.join('/')}: is it the folder with scms, cdnow and codes?`)
  return file
}
