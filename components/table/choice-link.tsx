import { Link } from '#components/ui/link'

/** One of a few ways to narrow a list, as a link: the URL is the state. */
export function ChoiceLink({ href, active, label }: { href: string; active: boolean; label: string }) {
  return (
    <Link href={href} data-active={active ? '' : undefined} aria-current={active ? 'true' : undefined} className="control">
      {label}
    </Link>
  )
}
