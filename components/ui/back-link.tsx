import { ChevronLeft } from 'lucide'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'

/** The way up, to the page that this one belongs to; where a page has the keys of a card, Escape leads there too. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      data-back=""
      className="-ml-1 inline-flex w-fit items-center gap-1 rounded-md py-1 pr-2 text-ink-soft hover:text-ink"
    >
      <Icon of={ChevronLeft} size={16} />
      {label}
    </Link>
  )
}
