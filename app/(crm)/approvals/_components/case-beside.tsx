import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Money } from '#components/crm/money'
import { Link } from '#components/ui/link'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import type { CaseForDecision } from '#lib/records/cases/desk/for-decision'
import { findCaseForDecision } from '#lib/records/cases/desk/for-decision'
import { FileList } from '../../cases/_components/files.tsx'
import type { CaseWords } from '../../cases/_components/words.ts'
import { caseWords } from '../../cases/_components/words.ts'

/** What the case says about which an amount is asked for, where the reader may see it: nobody signs what he has not read. */
export async function CaseBeside({ ctx, caseId }: { ctx: Context; caseId: number }) {
  const [found, words] = await Promise.all([findCaseForDecision(ctx, caseId), caseWords(ctx)])
  return found === null ? null : <Shown ctx={ctx} found={found} words={words} />
}

function Shown({ ctx, found, words }: { ctx: Context; found: CaseForDecision; words: CaseWords }) {
  const t = useTranslations('approvals.case')
  const { id, description, waybillNo, goodsValueMinor, currency, outlet } = found
  const { files, personal, over } = found.files
  const forPersons = !mayEver(ctx, 'customer:reveal') ? 'forbidden' : over ? 'reason' : 'nothing'
  const lines: [string, ReactNode][] = [
    [t('content'), description ?? t('nothing')],
    [
      t('waybill'),
      waybillNo === null ? (
        t('nothing')
      ) : (
        <Link key="waybill" href={`/waybills/${encodeURIComponent(waybillNo)}`} className="link">
          {waybillNo}
        </Link>
      ),
    ],
    [t('value'), goodsValueMinor === null ? t('nothing') : <Money key="value" minor={goodsValueMinor} currency={currency} />],
    [t('outlet'), outletText(outlet, t, words)],
  ]
  return (
    <section aria-label={t('label')} className="rounded-md border border-line" data-case={id}>
      <dl className="flex flex-col gap-1.5 px-4 py-2.5">
        {lines.map(([label, value]) => (
          <div key={label} className="flex flex-wrap gap-x-3 gap-y-0.5">
            <dt className="w-20 flex-none text-sm text-ink-faint">{label}</dt>
            <dd className="min-w-0 flex-1 text-pretty whitespace-pre-line wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {files.length === 0 ? (
        <p className="border-t border-line px-4 py-2.5 text-sm text-ink-faint">{words.t('files.none')}</p>
      ) : (
        <FileList path={`cases/${id}/files`} files={files} asks={personal ? forPersons : 'nothing'} words={words} />
      )}
    </section>
  )
}

function outletText(
  outlet: CaseForDecision['outlet'],
  t: ReturnType<typeof useTranslations<'approvals.case'>>,
  words: CaseWords,
): string {
  if (outlet === null) return t('notAsked')
  const name = outlet.name ?? ''
  if (outlet.fault === null) return t('notAnswered', { outlet: name })
  return t('answered', { outlet: name, fault: words.t(`fault.${outlet.fault}`), text: outlet.text ?? '' })
}
