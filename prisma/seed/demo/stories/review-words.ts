/** What people wrote in the workbooks of the years. Names are as they were: the firms are those that the records put there. */

export const lastConclusion =
  '前二十家占去年收入的三分之一以上，今年第一件事是守住大户：每家一位负责人，每月上门一次。\n投诉的大客户先修分拣破损和签收，不再靠赔。新客户盯产业带工厂，不碰低价电商件。'

interface Told {
  recovery: 'under_way' | 'recovered' | 'given_up'
  cause: string
  decision: string
}

/** Of those that complained, in their order. */
export const complainerWords: readonly Told[] = [
  {
    recovery: 'recovered',
    cause: '周转箱装车无隔断，到件分拣破损',
    decision: '换带隔断的笼车，破损先赔后查；客服主管每周回访',
  },
  {
    recovery: 'under_way',
    cause: '派件员未联系就放驿站，客户的客户投诉',
    decision: '该客户的件一律电话预约；违规件网点自担',
  },
  { recovery: 'under_way', cause: '大促爆仓，延误超过 48 小时', decision: '大促前两周报量，预留专车' },
  { recovery: 'given_up', cause: '价格谈不拢，每单找茬求赔', decision: '按合同理赔，不再额外让步' },
]

/** Of the biggest, in their order. */
export const biggestWords = [
  '月度上门，总经理参加季度会',
  '合同 6 月到期，5 月前谈完续约',
  '云仓件毛利低，涨价一毛再谈量',
  '主要联系人换人，重新建关系',
] as const

/** What is said of those that fell or stopped this year. */
export const fallenWords = [
  '查明转投同行，客户经理本周上门，带时效对比',
  '其工厂搬迁，暂停发货；搬完后重新报价',
  '破损后分流，先把补救方案送过去',
] as const
