import { currentContext } from '#lib/platform/auth/current-context'

/** A page for whoever is signed in, with nothing on it: what every other page is measured against. Only the build of the benchmark has it. */
export default async function EmptyPage() {
  await currentContext()
  return <p>.</p>
}
