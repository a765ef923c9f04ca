import { getTranslations } from 'next-intl/server'
import { provinces } from '#components/crm/provinces'
import { CASE_TYPES, caseNumber, mayFollowComplaint } from '#lib/records/cases/case'
import { findEarlierComplaints } from '#lib/records/cases/desk/earlier-complaints'
import { loadHomeProvince } from '#lib/records/cases/load-settings'
import { wallTime } from '../../../customers/[id]/_components/wall-time.ts'
import { complaintWords } from '../../_components/complaint-words.ts'
import { NO_COMPLAINT } from '../../_components/no-complaint.ts'
import { reclassifyOne } from '../actions.ts'
import type { DeedPlan, Ground } from './deed-plan.ts'
import { plain } from './deed-plan.ts'

/** The types and channels of cases that go on from a complaint, as `mayFollowComplaint` has them. */
const following = [{ type: 'claim' }, { type: 'appeal', channel: 'regulator' }]

/** The form of what a case is about: its type, category, priority, waybill and channel, and what happened where that was left open; of an appeal whose regulator, and what it goes on from. */
export async function classify({ ctx, view, words }: Ground): Promise<DeedPlan> {
  const { t } = words
  const [earlier, home, provinceName] = await Promise.all([
    earlierChoices({ ctx, view, words }),
    loadHomeProvince(ctx),
    getTranslations('provinces'),
  ])
  const types = CASE_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))
  const levels = (['1', '2', '3'] as const).map((value) => ({ value, label: t(`priority.${value}`) }))
  return plain(
    [
      { as: 'select', name: 'type', label: t('type.label'), choices: types },
      {
        as: 'group',
        name: 'subcategory',
        label: t('category.label'),
        empty: t('intake.chooseTerm'),
        groups: words.groups(view.subcategory).map(({ label, terms }) => ({ label, choices: terms })),
      },
      {
        as: 'select',
        name: 'priority',
        label: t('priority.label'),
        choices: [{ value: 'rule', label: t('priority.byRule') }, ...levels],
      },
      { as: 'text', name: 'waybill_no', label: t('intake.waybill') },
      // What was said stays as it was written down; where nothing was, it is made up for.
      ...(lacksWords(view) ? [{ as: 'area', name: 'description', label: t('intake.description') } as const] : []),
      {
        as: 'select',
        name: 'channel',
        label: t('intake.channel'),
        choices: words.channels(view.channel),
        ...(view.channel === null ? { empty: t('intake.chooseTerm') } : {}),
      },
      {
        as: 'text',
        name: 'due_at',
        type: 'datetime-local',
        label: t('intake.dueAt'),
        hint: t('intake.dueHint'),
        when: [{ type: 'appeal' }],
      },
      {
        as: 'select',
        name: 'regulator_province',
        label: t('intake.province'),
        hint: t('intake.provinceHint'),
        choices: provinces.map((value) => ({ value, label: provinceName(value) })),
        when: [{ type: 'appeal' }],
      },
      {
        as: 'select',
        name: 'complaint_id',
        label: t('intake.earlier'),
        hint: t('intake.earlierHint'),
        choices: earlier.choices,
        when: following,
      },
    ],
    reclassifyOne,
    true,
    {
      type: view.type,
      subcategory: view.subcategory ?? '',
      waybill_no: view.waybill_no ?? '',
      priority: view.priorityByHand === null ? 'rule' : String(view.priorityByHand),
      channel: view.channel ?? '',
      due_at: view.due_at === null ? '' : wallTime(view.due_at, ctx.company.timeZone),
      regulator_province: view.regulator_province ?? home,
      complaint_id: earlier.first,
    },
  )
}

const lacksWords = ({ description, hidden }: Ground['view']) => description === null && !hidden

/** None, the one that the case goes on from already, and the earlier ones of its customer; `first` is chosen: the likely one in a case that did not ask for any yet. */
async function earlierChoices({ ctx, view, words: { t } }: Ground) {
  const asked = { customerId: view.customer_id, waybillNo: view.waybill_no ?? undefined, without: view.id }
  const [{ complaints, likelyId }, tell] = await Promise.all([findEarlierComplaints(ctx, asked), complaintWords(ctx)])
  const choices = complaints.map((row) => {
    const { name, detail, stage } = tell(row)
    return { value: row.id, label: [name, detail, stage].join(' · ') }
  })
  const { complaint_id: present } = view
  if (present !== null && !choices.some(({ value }) => value === present))
    choices.unshift({ value: present, label: caseNumber(present) })
  const likely = mayFollowComplaint(view.type, view.channel) ? null : likelyId
  return {
    choices: [{ value: NO_COMPLAINT, label: t('intake.notEarlier') }, ...choices],
    first: present ?? likely ?? NO_COMPLAINT,
  }
}
