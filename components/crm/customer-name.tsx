import Link from 'next/link'

/** A customer by its name, which leads to its card where that lies within the reader's reach. */
export function CustomerName({ customer: { id, name, inReach } }: { customer: { id: number; name: string; inReach: boolean } }) {
  if (!inReach) return name
  return (
    <Link href={`/customers/${id}`} prefetch={false} className="link">
      {name}
    </Link>
  )
}
