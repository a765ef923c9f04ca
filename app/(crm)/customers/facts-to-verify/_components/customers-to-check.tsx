import { useTranslations } from 'next-intl'
import { FactWork } from '#components/crm/fact-work'
import { listHref } from '#components/table/list-url'
import { orFirstPage } from '#components/table/or-first-page'
import { Pagination } from '#components/table/pagination'
import { Empty } from '#components/ui/empty'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { CheckPage } from '#lib/records/facts/check/service'
import { listToCheck } from '#lib/records/facts/check/service'
import { useFactTexts } from '../../[id]/_components/facts/fact-texts.ts'
import type { CheckListState } from './check-query.ts'
import { checkPath } from './check-query.ts'
import { CustomerToCheck } from './customer-to-check.tsx'

interface Props {
  ctx: Context
  state: CheckListState
}

/** The page of customers that the URL asks for, or what stands there instead. */
export async function CustomersToCheck({ ctx, state }: Props) {
  const page = await orFirstPage(state.query, (query) => listToCheck(ctx, query))
  return page.rows.length === 0 ? <NobodyToCheck state={state} /> : <Rows ctx={ctx} state={state} page={page} />
}

function NobodyToCheck({ state: { query } }: Pick<Props, 'state'>) {
  const t = useTranslations('factCheck')
  const narrowed = query.reason !== 'any' || query.mine || query.cursor !== undefined
  if (!narrowed) return <Empty title={t('nothing')} text={t('nothingText')} />
  return (
    <Empty title={t('nothingOfThese')} text={t('nothingOfTheseText')}>
      <Link href={checkPath} className="control">
        {t('reasons.any')}
      </Link>
    </Empty>
  )
}

function Rows({ ctx, state: { params, query }, page }: Props & { page: CheckPage }) {
  const t = useTranslations('factCheck')
  // One and the same for every sheet: it is sent once.
  const texts = useFactTexts()
  const at = (cursor: string | null) => (cursor === null ? null : listHref(checkPath, params, { cursor }))
  return (
    <FactWork close={t('close')} undo={t('undo')} away={t('away')}>
      <ul aria-label={t('list')} className="flex flex-col gap-3 px-4 pb-2 md:px-6">
        {page.rows.map((row) => (
          <CustomerToCheck key={row.customer.id} ctx={ctx} row={row} limits={page.limits} texts={texts} />
        ))}
      </ul>
      <Pagination
        path={checkPath}
        params={params}
        size={query.limit}
        previous={at(page.previousCursor)}
        next={at(page.nextCursor)}
      />
    </FactWork>
  )
}
