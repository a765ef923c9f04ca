import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { searchTextOf } from '#lib/records/customers/search-text'
import type { PlannedCustomer } from './customers.ts'
import type { DemoPeople } from './people.ts'
import type { Random } from './random.ts'
import { givenNames, surnames } from './trades.ts'
import type { MadeWaybill } from './waybills.ts'

/** What the relations of the company are made from. */
export interface DemoBase {
  random: Random
  people: DemoPeople
  customers: readonly PlannedCustomer[]
  customerIds: readonly number[]
  waybills: readonly MadeWaybill[]
  /** The day after the demo's last. */
  end: Day
}

const positions = [
  { title: '总经理', role: 'decider' },
  { title: '仓库主管', role: 'user' },
  { title: '财务', role: 'payer' },
  { title: '采购', role: 'gatekeeper' },
  { title: '运营', role: 'influencer' },
] as const

/** Stores one to three contacts of every firm, with numbers that nobody has. */
export async function storeContacts(db: Db, { random, customers, customerIds }: DemoBase): Promise<void> {
  const rows = customers.flatMap((customer, index) =>
    customer.kind === 'consumer'
      ? []
      : positions.slice(0, random.between(1, 3)).map((position) => {
          const name = `${random.pick(surnames)}${random.pick(givenNames)}`
          const phone = `19900${String(random.between(0, 999_999)).padStart(6, '0')}`
          return {
            customer_id: customerIds[index],
            name,
            phone,
            title: position.title,
            decision_role: position.role,
            search_text: searchTextOf(name, null),
          }
        }),
  )
  await db.execute(sql`
    insert into contact (customer_id, name, phone, title, decision_role, search_text)
    select customer_id, name, phone, title, decision_role, search_text
    from jsonb_populate_recordset(null::contact, ${JSON.stringify(rows)}::jsonb)`)
}

const talks = [
  {
    channel: 'call',
    purpose: '例行回访',
    heard: '近期发货平稳，希望旺季保证揽收时间。',
    answered: '旺季安排固定揽收员，每天两次上门。',
    result: '已确认',
  },
  {
    channel: 'visit',
    purpose: '报价沟通',
    heard: '同行报价每票低一角，正在比较。',
    answered: '按月票量给出阶梯价，附时效承诺。',
    result: '待答复',
  },
  {
    channel: 'message',
    purpose: '异常说明',
    heard: '上周有两票破损，要求说明原因。',
    answered: '已核查分拨环节，改用加固包装。',
    result: '已解决',
  },
  {
    channel: 'call',
    purpose: '唤醒',
    heard: '订单减少，暂时发货不多。',
    answered: '约定下月新品上架后再联系。',
    result: '下月再联系',
  },
] as const

/** Stores what was talked with customers in the last half year. */
export async function storeInteractions(db: Db, { random, people, customers, customerIds, end }: DemoBase): Promise<void> {
  const rows = customers.flatMap((customer, index) =>
    customer.kind === 'consumer'
      ? []
      : Array.from({ length: random.between(0, customer.waybills > 100 ? 5 : 2) }, () => {
          const talk = random.pick(talks)
          const day = addDays(end, -random.between(2, 180))
          const userId = customer.waybills > 500 ? people.users.sales_manager : people.users.sales
          return {
            ...talk,
            customer_id: customerIds[index],
            user_id: userId,
            direction: 'outbound',
            occurred_at: `${day}T${10 + random.between(0, 7)}:30:00+08:00`,
          }
        }),
  )
  await db.execute(sql`
    insert into interaction (customer_id, user_id, channel, direction, occurred_at, purpose, heard, answered, result)
    select customer_id, user_id, channel, direction, occurred_at, purpose, heard, answered, result
    from jsonb_populate_recordset(null::interaction, ${JSON.stringify(rows)}::jsonb)`)
}

const troubles = [
  { type: 'enquiry', category: 'delay', subject: '催件：轨迹停滞' },
  { type: 'enquiry', category: 'delay', subject: '查件：何时派送' },
  { type: 'complaint', category: 'delivery_service', subject: '未经同意投柜' },
  { type: 'complaint', category: 'delay', subject: '派送延误' },
  { type: 'complaint', category: 'damage', subject: '内件损毁' },
  { type: 'claim', category: 'damage', subject: '破损理赔' },
  { type: 'claim', category: 'loss', subject: '整件丢失理赔' },
  { type: 'request', category: 'pickup_service', subject: '改址' },
  { type: 'appeal', category: 'loss', subject: '邮政申诉：丢失' },
] as const

/** Stores cases on some waybills of the last year; those of the last five days are open, some answered, some with an outlet, some with nobody. */
export async function storeCases(db: Db, { random, people, customerIds, waybills, end }: DemoBase): Promise<void> {
  const recent = waybills.filter((waybill) => waybill.accepted_on > addDays(end, -365) && waybill.status !== 'cancelled')
  const rows = Array.from({ length: 90 }, (_, index) => {
    const waybill = recent[Math.floor(((index + random.next()) * recent.length) / 90)]
    const trouble = random.pick(troubles)
    const day = addDays(waybill?.accepted_on ?? end, 2)
    const isNew = index >= 70
    const openedOn = isNew ? addDays(end, -1 - (index % 5)) : day < addDays(end, -6) ? day : addDays(end, -6)
    const resolved = !isNew
    const openedAt = `${openedOn}T${10 + random.between(0, 8)}:15:00+08:00`
    const resolvedOn = addDays(openedOn, random.between(1, 4))
    const answered = resolved || index % 3 > 0
    const awaited = isNew && index % 4 === 1
    return {
      ...trouble,
      external_id: `D${String(2_001 + index)}`,
      customer_id: customerIds[waybill?.customer ?? 0],
      waybill_no: waybill?.waybill_no,
      channel: trouble.type === 'appeal' ? 'regulator' : random.pick(['hotline', 'wechat', 'platform', 'outlet']),
      source_no: trouble.type === 'appeal' ? `1230533${String(100_000 + index)}` : null,
      opened_at: openedAt,
      opened_on: openedOn,
      heard_at: answered ? openedAt.replace(':15:', ':41:') : null,
      first_answer_at: answered ? openedAt.replace(':15:', ':41:') : null,
      first_answer_minutes: answered ? 26 : null,
      asked_outlet_id: awaited ? people.outlets['NB-YC-01'] : null,
      outlet_asked_at: awaited ? openedAt.replace(':15:', ':50:') : null,
      resolved_at: resolved ? `${resolvedOn}T16:00:00+08:00` : null,
      informed_at: resolved ? `${resolvedOn}T16:20:00+08:00` : null,
      reported_at: resolved && trouble.type === 'appeal' ? `${resolvedOn}T17:00:00+08:00` : null,
      closed_at: resolved ? `${resolvedOn}T17:00:00+08:00` : null,
      compensation_minor: trouble.type === 'claim' && resolved ? random.between(20, 300) * 100 : null,
      currency: 'CNY',
      assignee_id:
        isNew && index % 5 === 0
          ? null
          : trouble.type === 'claim' || trouble.type === 'appeal'
            ? people.users.claims
            : people.users.service,
    }
  })
  await db.execute(sql`
    insert into case_record (external_id, customer_id, type, category, waybill_no, channel, source_no, opened_at, opened_on, resolved_at, subject,
      compensation_minor, currency, outlet_id, assignee_id, heard_at, first_answer_at, first_answer_minutes, asked_outlet_id, asked_outlet_ids, outlet_asked_at,
      informed_at, told_at, reported_at, closed_at)
    select r.external_id, r.customer_id, r.type, r.category, r.waybill_no, r.channel, r.source_no, r.opened_at, r.opened_on, r.resolved_at, r.subject,
      r.compensation_minor, r.currency, c.outlet_id, r.assignee_id, r.heard_at, r.first_answer_at, r.first_answer_minutes, r.asked_outlet_id,
      case when r.asked_outlet_id is null then '{}' else array[r.asked_outlet_id] end, r.outlet_asked_at, r.informed_at, r.informed_at, r.reported_at, r.closed_at
    from jsonb_populate_recordset(null::case_record, ${JSON.stringify(rows)}::jsonb) r join customer c on c.id = r.customer_id`)
}

const comments = ['揽收及时，客服响应快', '旺季派送偏慢', '破损处理满意', '价格还可以再谈', null, null]

/** Stores one survey of the last half year: two thirds of the firms were asked, a third of them has answered. */
export async function storeSurvey(db: Db, { random, customers, customerIds, end }: DemoBase): Promise<void> {
  await db.execute(sql`insert into survey (external_id, name) values ('REL', '客户关系调查') on conflict do nothing`)
  const asked = customers.flatMap((customer, index) => (customer.kind === 'consumer' || !random.chance(0.66) ? [] : [index]))
  const invitations = asked.map((index) => ({ customer_id: customerIds[index], day: addDays(end, -random.between(30, 170)) }))
  await db.execute(sql`
    insert into survey_invitation (survey_id, customer_id, invited_at, invited_on)
    select s.id, r.customer_id, (r.day + time '10:00') at time zone 'Asia/Shanghai', r.day
    from jsonb_to_recordset(${JSON.stringify(invitations)}::jsonb) as r (customer_id int, day date), survey s where s.external_id = 'REL'`)
  const answers = invitations
    .filter(() => random.chance(0.34))
    .map((invitation) => {
      const satisfaction = random.pick([5, 5, 4, 4, 4, 3, 2])
      return {
        customer_id: invitation.customer_id,
        day: addDays(invitation.day, random.between(0, 6)),
        satisfaction,
        recommend: Math.min(10, satisfaction * 2 + random.between(-1, 1)),
        expectation: random.between(3, 5),
        perception: satisfaction,
        comment: random.pick(comments),
      }
    })
  await db.execute(sql`
    insert into survey_response (survey_id, customer_id, answered_at, answered_on, satisfaction, recommend, expectation, perception, comment)
    select s.id, r.customer_id, (r.day + time '15:00') at time zone 'Asia/Shanghai', r.day, r.satisfaction, r.recommend, r.expectation, r.perception, r.comment
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r (customer_id int, day date, satisfaction int2, recommend int2, expectation int2,
      perception int2, comment text), survey s where s.external_id = 'REL'`)
}
