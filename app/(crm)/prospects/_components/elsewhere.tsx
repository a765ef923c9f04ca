import { Link } from '#components/ui/link'

interface Props {
  name: string
  /** With whom the company has such a customer already. */
  held: readonly string[]
  texts: Record<'elsewhere' | 'claim', string>
}

/** That colleagues have such a customer already, and the way to claim it. */
export function Elsewhere({ name, held, texts }: Props) {
  if (held.length === 0) return null
  return (
    <p role="status" className="mt-2 rounded-md border border-watch/40 bg-watch-soft px-3 py-2 text-sm text-watch-text">
      {texts.elsewhere} {held.join(' · ')}{' '}
      <Link href={`/collisions/new?name=${encodeURIComponent(name)}`} className="underline underline-offset-2">
        {texts.claim}
      </Link>
    </p>
  )
}
