import { z } from 'zod'

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ resolved: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
})

/**
 * Answers what is wrong with a lock file: an address of a registry in it (the next machine may reach another one), and a package for another platform that was not
 * there when the lock was made and is left out of it without a word, so that installing fails on that platform.
 */
export function lockProblems(text: string): string[] {
  const { packages } = lockFile.parse(JSON.parse(text))
  const problems: string[] = []
  for (const [place, { resolved, optionalDependencies = {} }] of Object.entries(packages)) {
    if (resolved !== undefined && /^https?:/.test(resolved)) problems.push(`${place} names a registry`)
    for (const name of Object.keys(optionalDependencies)) {
      if (!isThere(packages, place, name))
        problems.push(`${name}, which ${place === '' ? 'package.json' : place} may need, has no entry`)
    }
  }
  return problems
}

/** Looks where Node would: below the package itself, then below each of those around it. */
function isThere(packages: Readonly<Record<string, unknown>>, place: string, name: string): boolean {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (Object.hasOwn(packages, candidate)) return true
    if (at === '') return false
    if (!at.includes('/node_modules/')) return Object.hasOwn(packages, `node_modules/${name}`)
  }
}
