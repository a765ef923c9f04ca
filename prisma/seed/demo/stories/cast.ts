import type { TradeKey } from '../recipe/trades.ts'

/** A customer that the demo tells something about: it has a fixed name and a fixed place in the recipe, so that the same firm is found under every end day. */
export interface CastMember {
  readonly trade: TradeKey
  /** Its place among those of its trade that ship, 0 the largest. */
  readonly rank: number
  readonly name: string
  readonly outlet: string
  readonly goods: string
  /** The name of the customer's owner; by trade and size when it is left out. */
  readonly owner?: string
}

const commerce = (rank: number, name: string, outlet: string, goods: string, owner: string): CastMember => ({
  ...{ trade: 'commerce', rank, name, outlet, goods, owner },
})
const office = (rank: number, name: string, outlet: string, goods: string): CastMember => ({
  ...{ trade: 'office', rank, name, outlet, goods },
})

/** Who plays which part. What each story shows, and where, stands in decision 0043. */
export const cast = {
  /** Went over to another carrier after three broken parcels. */
  brokenParcels: commerce(3, '慈溪市亮禾小家电有限公司', '观海卫网点', '小家电', '周敏'),
  /** Sends very much, and every waybill loses money. */
  belowCost: commerce(1, '宁波暖巢家居用品有限公司', '首南营业部', '家居用品', '俞文涛'),
  /** Sends nearly every day, and stays for the price alone. */
  priceOnly: commerce(6, '鄞州知夏服饰商行', '下应营业部', '服饰', '周敏'),
  /** A claim so high that only the general manager may grant it. */
  highClaim: commerce(5, '北仑联铸汽车配件有限公司', '大碶营业部', '汽车配件', '周敏'),
  /** The regulator waits for an answer by tomorrow. */
  appeal: office(0, '浙东港务船务代理有限公司', '大碶营业部', '船务单证'),
  /** Four firms, each brought by the one before. */
  referrals: [
    office(2, '浙甬衡正律师事务所', '首南营业部', '法律文书'),
    office(7, '宁波明理会计师事务所', '首南营业部', '审计报告'),
    office(15, '宁波拙朴建筑设计有限公司', '望春营业部', '图纸'),
    office(22, '宁波九思知识产权代理有限公司', '望春营业部', '专利文件'),
  ],
  /** Two firms with one owner, one telephone and one gate. */
  sameOwner: [
    { trade: 'factory', rank: 3, name: '余姚拓模塑料制品厂', outlet: '泗门网点', goods: '塑料制品' },
    { trade: 'factory', rank: 18, name: '余姚市拓模塑业有限公司', outlet: '泗门网点', goods: '塑料制品' },
  ],
  /** One of its parcels lies somewhere on its way, long overdue. */
  heldParcel: commerce(2, '宁海文谷文具厂', '西店网点', '文具', '胡晓东'),
  /** No story, but names that people who know the demo expect. */
  others: [
    commerce(0, '慈溪市沐川电器有限公司', '观海卫网点', '小家电', '陈嘉禾'),
    { trade: 'warehouse', rank: 0, name: '甬仓云配供应链有限公司', outlet: '小港网点', goods: '百货' },
    { trade: 'fresh', rank: 0, name: '象山石浦渔家鲜水产商行', outlet: '石浦网点', goods: '海鲜' },
    { trade: 'fresh', rank: 1, name: '奉化桃源果业合作社', outlet: '西店网点', goods: '水蜜桃' },
    { trade: 'consumer', rank: 0, name: '王建军', outlet: '望春营业部', goods: '' },
  ],
} as const satisfies Record<string, CastMember | readonly CastMember[]>

/** The salesperson who is forty follow-ups behind. */
export const overdueRep = '陆文斌'

/** Everybody who plays. */
export const allCast: readonly CastMember[] = Object.values<CastMember | readonly CastMember[]>(cast).flat()

/** Answers who plays at a place of the recipe, or null. */
export function castAt(trade: TradeKey, rank: number): CastMember | null {
  return allCast.find((member) => member.trade === trade && member.rank === rank) ?? null
}
