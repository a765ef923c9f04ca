import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { OfCompany } from './of-company.tsx'

/** What the top fifth really hold, first of all, and the way to whom one may part with. */
export function GoldenSentence({ ctx, notes }: { ctx: Context; notes: readonly string[] }) {
  const t = useTranslations('parting')
  return (
    <div className="panel flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        {notes.map((note) => (
          <p key={note} className="text-pretty">
            <OfCompany ctx={ctx} />
            {note}
          </p>
        ))}
      </div>
      <Link href="/analysis/parting" className="control">
        {t('title')}
      </Link>
    </div>
  )
}
