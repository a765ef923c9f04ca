import { getTranslations } from 'next-intl/server'
import { AbcBadge } from '#components/crm/class-badges'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { FamilyMember } from '#lib/records/customers/family/service'
import { familyOf } from '#lib/records/customers/family/service'
import type { Placed } from '#lib/records/customers/family/tree'
import type { CustomerView } from '#lib/records/customers/view'
import { Nothing, Panel } from '../panel.tsx'
import { ParentSheet } from './parent-sheet.tsx'

/** The group of firms that the customer belongs to, as a tree, with what it is worth as far as the reader sees it. */
export async function Group({ ctx, customer }: { ctx: Context; customer: CustomerView }) {
  const [family, t] = await Promise.all([familyOf(ctx, customer.id), getTranslations('card.group')])
  const parent = family?.members.find(({ id }) => id === customer.parentId)
  return (
    <Panel
      title={t('title')}
      aside={
        mayEver(ctx, 'customer:update') && (
          <ParentSheet customer={customer} parentName={parent?.seen?.name ?? (customer.parentId === null ? '' : t('hidden'))} />
        )
      }
    >
      {family === null ? (
        <Nothing>{customer.parentId === null ? t('nothing') : t('outOfSight')}</Nothing>
      ) : (
        <>
          <ul className="pb-1">
            {family.members.map((member) => (
              <Member key={member.id} ctx={ctx} member={member} isSelf={member.id === customer.id} hidden={t('hidden')} />
            ))}
          </ul>
          <p className="flex items-baseline justify-between gap-4 border-t border-line px-4 py-2.5">
            <span className="text-ink-faint">{family.more ? t('sumOfShown') : t('sum')}</span>
            <span className="font-medium">
              {family.valueMinor === null ? '—' : <Money minor={family.valueMinor} currency={ctx.company.currency} />}
            </span>
          </p>
        </>
      )}
    </Panel>
  )
}

interface MemberProps {
  ctx: Context
  member: Placed<FamilyMember>
  isSelf: boolean
  hidden: string
}

function Member({ ctx, member: { id, depth, seen }, isSelf, hidden }: MemberProps) {
  return (
    <li
      className={`flex items-center gap-2 px-4 py-1.5 ${isSelf ? 'bg-sunken' : ''}`}
      style={{ paddingLeft: `${1 + depth * 1.25}rem` }}
      aria-current={isSelf ? 'true' : undefined}
    >
      {depth > 0 && (
        <span aria-hidden="true" className="-ml-3 text-ink-faint">
          └
        </span>
      )}
      {seen === null ? (
        <span className="text-ink-faint">{hidden}</span>
      ) : (
        <>
          {isSelf ? (
            <span className="min-w-0 truncate font-medium">{seen.name}</span>
          ) : (
            <Link href={`/customers/${id}`} className="link min-w-0 truncate">
              {seen.name}
            </Link>
          )}
          <AbcBadge computed={seen.abcClass} override={seen.abcOverride} />
          <span className="ml-auto flex-none pl-2">
            {seen.valueMinor !== null && <Money minor={seen.valueMinor} currency={ctx.company.currency} />}
          </span>
        </>
      )}
    </li>
  )
}
