import { useTranslations } from 'next-intl'
import type { ListParams } from '#components/table/list-url'
import { BackLink } from '#components/ui/back-link'
import { KeepFresh } from '#components/ui/keep-fresh'
import type { Context } from '#lib/platform/context'
import type { ImportRow } from '#lib/platform/import/import-row'
import { isUnderWay } from '#lib/platform/import/progress'
import { mayEver } from '#lib/platform/scope/scope'
import { AtTime } from '../../_components/at-time.tsx'
import { FileSize } from '../../_components/file-size.tsx'
import { useKindName } from '../../_components/kind-words.ts'
import { listPath } from '../../_components/list-query.ts'
import { StateBadge } from '../../_components/state-badge.tsx'
import type { Step } from '../../_components/steps.tsx'
import { Steps } from '../../_components/steps.tsx'
import { Mapping } from './mapping.tsx'
import { Preview } from './preview.tsx'
import { Result } from './result.tsx'
import { Running } from './running.tsx'

interface Props {
  ctx: Context
  row: ImportRow
  search: ListParams
}

/** One import: which file, how far, and what is to be done now. */
export function ImportScreen({ ctx, row, search }: Props) {
  const t = useTranslations('imports.states')
  const maySteer = mayEver(ctx, 'import:create')
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-5 px-4 py-4 md:px-6 md:py-5">
      <BackLink href={listPath} label={useTranslations('imports')('back')} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <Heading row={row} now={ctx.now} />
        <Steps at={stepOf(row)} isOver={row.status === 'done'} />
      </div>
      {/* Read out when it changes, for those who do not see it. */}
      <p role="status" className="sr-only">
        {t(row.status)}
      </p>
      {isUnderWay(row) ? (
        <Running row={row} now={ctx.now} maySteer={maySteer} />
      ) : row.status === 'uploaded' ? (
        <Mapping ctx={ctx} row={row} maySteer={maySteer} />
      ) : row.status === 'ready' ? (
        <Preview ctx={ctx} row={row} search={search} maySteer={maySteer} />
      ) : (
        <Result ctx={ctx} row={row} search={search} maySteer={maySteer} />
      )}
      {isUnderWay(row) && <KeepFresh />}
    </div>
  )
}

function Heading({ row, now }: { row: ImportRow; now: Date }) {
  const kindName = useKindName()
  return (
    <div className="min-w-0">
      <h1 className="text-xl font-semibold break-all">{row.fileName}</h1>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
        <span>{kindName(row.kind)}</span>
        <StateBadge row={row} now={now} />
        <span>
          <FileSize bytes={row.fileBytes} />
        </span>
        <span>{row.requestedBy}</span>
        <AtTime at={row.createdAt} />
      </div>
    </div>
  )
}

function stepOf({ status, headings }: ImportRow): Step {
  if (status === 'uploaded') return headings === null ? 'file' : 'columns'
  return status === 'queued' || status === 'validating' || status === 'ready' ? 'preview' : 'result'
}
