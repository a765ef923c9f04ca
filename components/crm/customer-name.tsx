import { Link } from '#components/ui/link'

/** A customer by its name, which leads to its card where that lies within the reader's reach. */
export function CustomerName({ customer: { id, name, inReach } }: { customer: { id: number; name: string; inReach: boolean } }) {
  if (!inReach) return name
  return (
    <Link href={`/customers/${id}`} className="link">
      {name}
    </Link>
  )
}
