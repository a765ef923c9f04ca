import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'

/** The way up, to the page that this one belongs to; where a page has the keys of a card, Escape leads there too. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      data-back=""
      className="-ml-1 inline-flex w-fit items-center gap-1 rounded-md py-1 pr-2 text-ink-soft hover:text-ink"
    >
      <ChevronLeft size={16} aria-hidden="true" />
      {label}
    </Link>
  )
}
