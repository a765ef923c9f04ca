import { globSync } from 'node:fs'

/** Every page behind the sign-in whose address has no place to fill in, from the pages' own files: a new one is looked at without being listed. */
export const plainPages: readonly string[] = globSync('app/(crm)/**/page.tsx')
  .filter((file) => !file.includes('['))
  .map(
    (file) =>
      `/${file
        .split('/')
        .slice(1, -1)
        .filter((part) => !part.startsWith('('))
        .join('/')}`,
  )
  .sort()
