import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import { Sheet } from '#components/ui/sheet'
import type { WrittenPart } from '#lib/plans/annual-review/figures'
import { RECOVERIES } from '#lib/plans/annual-review/figures'
import type { ReviewLine } from '#lib/plans/annual-review/service'
import type { Context } from '#lib/platform/context'
import { mayEver } from '#lib/platform/scope/scope'
import { findOwners } from '../../../customers/actions.ts'
import { findCustomers } from '../../../waybills/actions.ts'
import { writeEntry } from '../../actions.ts'
import { WordsForm } from './words-form.tsx'

interface Props {
  ctx: Context
  year: number
  part: WrittenPart
  /** Null for one that is put on the list. */
  line: ReviewLine<WrittenPart> | null
}

const asked = {
  wanted: ['remark'],
  complainer: ['recovery', 'cause', 'decision', 'remark'],
  biggest: ['decision', 'remark'],
} as const

/** The sheet in which somebody writes of a customer in a part, or puts one on the wanted list. */
export function WordsSheet({ ctx, year, part, line }: Props) {
  const t = useTranslations('review')
  const form = useTranslations('form')
  const shell = useTranslations('shell')
  const texts = useFormTexts(line === null ? t('add.save') : t('write.save'))
  const button = line === null ? t('add.button') : t(line.version === 0 ? 'write.button' : 'write.change')
  return (
    <Sheet
      look={line === null ? 'control' : 'link whitespace-nowrap'}
      title={line?.customer.name ?? t('add.title')}
      close={shell('close')}
      button={button}
      label={line === null ? button : `${button} ${line.customer.name}`}
    >
      <WordsForm
        at={{ year, part, version: line?.version ?? 0 }}
        customer={line === null ? null : String(line.customer.id)}
        initial={{
          owner_id: line?.owner === null || line === null ? '' : String(line.owner.id),
          recovery: line?.recovery ?? '',
          cause: line?.cause ?? '',
          decision: line?.decision ?? '',
          remark: line?.remark ?? '',
        }}
        ownerName={line?.owner?.name ?? ''}
        asks={asked[part]}
        recoveries={RECOVERIES.map((value) => ({ value, label: t(`recoveries.${value}`) }))}
        labels={{
          ...{ customer: t('add.customer'), customerHint: t('add.customerHint') },
          ...{ owner: t('write.owner'), ownerHint: t('write.ownerHint'), recovery: t('write.recovery'), unset: t('write.unset') },
          ...{ cause: t('write.cause'), decision: t('write.decision'), remark: t('write.remark') },
        }}
        find={{ type: form('typeToFind'), none: form('none') }}
        findCustomer={findCustomers}
        findColleague={mayEver(ctx, 'user:read') ? findOwners : null}
        texts={texts}
        save={writeEntry}
      />
    </Sheet>
  )
}
