import type { DemoCompany } from '../company.ts'
import type { PlannedTalk } from '../relations/talks.ts'
import { cast } from './cast.ts'
import { player } from './fates.ts'

type Told = Omit<PlannedTalk, 'customerId' | 'by' | 'day'> & { readonly daysBefore: number }

const broken: readonly Told[] = [
  {
    daysBefore: 31,
    channel: 'call',
    direction: 'inbound',
    purpose: '投诉破损',
    heard: '一周碎了三台，平台扣了我两分，你们到底怎么装车的？',
    answered: '当天到仓库看现场，答应三天内给整改方案。',
    result: '客户很不满',
  },
  {
    daysBefore: 24,
    channel: 'visit',
    purpose: '掉量沟通',
    heard: '已经有一半单子给驰安快运试了，理赔两笔还没下来。',
    answered: '报分公司申请加固包装和理赔加急。',
    result: '待跟进',
  },
  {
    daysBefore: 6,
    channel: 'wechat',
    purpose: '掉量沟通',
    heard: '理赔没结之前不谈加量。',
    answered: '催理赔专员，本周给答复。',
    result: '分流中',
  },
]

const belowCost: readonly Told[] = [
  {
    daysBefore: 52,
    channel: 'visit',
    purpose: '价格沟通',
    heard: '我们是你们最大的几家之一，再降一角。',
    answered: '说明抱枕类按实重计费已低于成本，建议改按体积重。',
    result: '客户不同意',
  },
  {
    daysBefore: 15,
    channel: 'call',
    purpose: '续价沟通',
    heard: '别家答应不收体积重。',
    answered: '测算毛利后报销售经理决定。',
    result: '待审批',
  },
]

const priceOnly: readonly Told[] = [
  {
    daysBefore: 70,
    channel: 'call',
    purpose: '例行联系',
    heard: '服务我不挑，谁便宜发谁。',
    answered: '维持现价，附送打包耗材。',
    result: '继续发货',
  },
  {
    daysBefore: 20,
    channel: 'visit',
    purpose: '价格沟通',
    heard: '蓝舟快递报 3.05，你们跟不跟？',
    answered: '按票量核算后答复，提醒换网络的旺季风险。',
    result: '待答复',
  },
]

/** Answers the talks of the stories: what the salespeople heard, in the words of the customers. */
export function storyTalks({ customers, timeline }: DemoCompany): PlannedTalk[] {
  return (
    [
      [cast.brokenParcels, broken],
      [cast.belowCost, belowCost],
      [cast.priceOnly, priceOnly],
    ] as const
  ).flatMap(([member, told]) =>
    told.map(({ daysBefore, ...talk }) => ({
      ...talk,
      customerId: player(customers, member).id,
      by: member.owner ?? '沈立峰',
      day: timeline.days - daysBefore,
    })),
  )
}
