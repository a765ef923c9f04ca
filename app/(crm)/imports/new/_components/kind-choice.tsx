import type { IconNode } from 'lucide'
import { Building2, ClipboardList, Contact, MailQuestion, MapPinned, Package, Star, TableProperties } from 'lucide'
import { useTranslations } from 'next-intl'
import { Icon } from '#components/ui/icon'
import { Link } from '#components/ui/link'
import { listPath } from '../../_components/list-query.ts'

const icons: Readonly<Record<string, IconNode>> = {
  customers: Building2,
  contacts: Contact,
  waybills: Package,
  tracking_events: MapPinned,
  cases: ClipboardList,
  survey_invitations: MailQuestion,
  survey_responses: Star,
  survey_response_items: TableProperties,
}

/** Everything that may be imported, each with a sentence; the chosen one stands in the URL. */
export function KindChoice({ kinds, chosen }: { kinds: readonly string[]; chosen: string }) {
  const t = useTranslations('importKinds')
  return (
    <ul className="flex flex-col gap-1">
      {kinds.map((kind) => {
        const icon = icons[kind] ?? Package
        return (
          <li key={kind}>
            <Link
              href={`${listPath}/new?kind=${kind}#file`}
              scroll={false}
              aria-current={kind === chosen ? 'true' : undefined}
              className="flex gap-3 rounded-md border border-transparent px-3 py-2 transition-colors hover:bg-hover aria-current:border-accent aria-current:bg-accent-soft"
            >
              <Icon of={icon} size={18} strokeWidth={1.75} className="mt-px flex-none text-ink-faint" />
              <span className="min-w-0">
                <span className="block font-medium">{t(`${kind}.name` as 'customers.name')}</span>
                <span className="block text-sm text-pretty text-ink-soft">{t(`${kind}.sentence` as 'customers.sentence')}</span>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
