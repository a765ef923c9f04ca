import { listHref } from '#components/table/list-url'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { CaseView } from '#lib/records/cases/desk/view'
import type { CaseWords } from '../../_components/words.ts'
import type { Deed } from './deeds.ts'
import { mainDeed } from './deeds.ts'

interface Props {
  ctx: Context
  view: CaseView
  words: CaseWords
  list: Readonly<Record<string, string>>
  deeds: readonly Deed[]
  deed: Deed | null
}

/** What can be done; what the case waits for stands out, and what is open can be put away. */
export function DeedBar({ view, words: { t }, list, deeds, deed }: Props) {
  if (deeds.length === 0) return null
  // What a case waits for that was handed to the reader's outlet is its answer, which stands above.
  const main = view.awaitsReader ? null : mainDeed(view)
  const to = (each: Deed | null) => listHref(`/cases/${view.id}`, list, { do: each, cursor: list['cursor'] ?? null })
  return (
    <nav aria-label={t('deed.label')} className="flex flex-wrap gap-2">
      {deeds.map((each) => (
        <Link
          key={each}
          href={to(each === deed ? null : each)}
          scroll={false}
          aria-current={each === deed ? 'true' : undefined}
          data-active={each === deed ? '' : undefined}
          className={each === main && deed === null ? 'button-primary h-8 px-3 pointer-coarse:h-10' : 'control'}
        >
          {t(`deed.${each}`)}
        </Link>
      ))}
    </nav>
  )
}
