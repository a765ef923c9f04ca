import { useTranslations } from 'next-intl'
import { Ago } from '#components/ui/ago'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import type { ImportRow } from '#lib/platform/import/import-row'
import { pageOfImports } from '#lib/platform/import/list'
import { mayEver } from '#lib/platform/scope/scope'
import { StateBadge } from '../../../imports/_components/state-badge.tsx'
import { Section } from '../../../settings/_components/section.tsx'

const shown = 5

/** The imports that were brought last, whoever brought them. */
export async function LastImports({ ctx }: { ctx: Context }) {
  if (!mayEver(ctx, 'import:read')) return null
  const { rows } = await pageOfImports(ctx, { limit: shown })
  return <Rows rows={rows} now={ctx.now} mayBring={mayEver(ctx, 'import:create')} />
}

function Rows({ rows, now, mayBring }: { rows: readonly ImportRow[]; now: Date; mayBring: boolean }) {
  const t = useTranslations('today.administrator')
  const imports = useTranslations('imports')
  return (
    <Section title={t('imports')}>
      {rows.length === 0 ? (
        <p className="text-ink-faint">{imports('empty.title')}</p>
      ) : (
        <ul className="-my-2.5 divide-y divide-line">
          {rows.map((row) => (
            <li key={row.id}>
              <Link
                href={`/imports/${row.id}`}
                className="-mx-2 flex flex-wrap items-baseline justify-between gap-x-4 rounded-md px-2 py-2.5 hover:bg-hover"
              >
                <span className="min-w-0 flex-1 basis-48 truncate font-medium">{row.fileName}</span>
                <StateBadge row={row} now={now} />
                <span className="w-full text-sm text-ink-faint">
                  {t('importRows', { total: row.total, rejected: row.rejected })} · <Ago at={new Date(row.createdAt)} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="flex gap-4 pt-4">
        <Link href="/imports" className="link">
          {imports('back')}
        </Link>
        {mayBring && (
          <Link href="/imports/new" className="link">
            {imports('new')}
          </Link>
        )}
      </p>
    </Section>
  )
}
