import { useTranslations } from 'next-intl'
import { useFormTexts } from '#components/form/form-texts'
import type { Prospect } from '#lib/records/opportunities/service'
import { Panel } from '../../customers/[id]/_components/panel.tsx'
import { changeProspect } from '../actions.ts'
import { EstimateFields } from './estimate-fields.tsx'

/** What is known of the demand: whether it can be served, is wished and can be paid, how much, and who carries it now. */
export function EstimateForm({ opportunity }: { opportunity: Prospect }) {
  const t = useTranslations('prospects.estimate')
  const form = useTranslations('form')
  return (
    <Panel title={t('title')}>
      <div className="form-inline px-4 pb-2">
        <EstimateFields
          opportunity={{
            id: opportunity.id,
            version: opportunity.version,
            serviceable: opportunity.serviceable,
            wishes: opportunity.wishes,
            able: opportunity.able,
            piecesMonth: opportunity.piecesMonth,
            rival: opportunity.rival,
            note: opportunity.note,
          }}
          texts={useFormTexts()}
          labels={{
            serviceable: t('serviceable'),
            wishes: t('wishes'),
            able: t('able'),
            pieces_month: t('pieces_month'),
            rival: t('rival'),
            note: t('note'),
          }}
          hints={{ serviceable: t('serviceableHint'), wishes: t('demandHint') }}
          choices={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
            { value: '', label: form('unset') },
          ]}
          save={changeProspect}
        />
      </div>
    </Panel>
  )
}
