import type { Trade } from '../recipe/trades.ts'

/** What was said and done in a talk. */
export interface Talk {
  readonly purpose: string
  readonly heard: string
  readonly answered: string
  readonly result: string
}

const talk = (purpose: string, heard: string, answered: string, result: string): Talk => ({ purpose, heard, answered, result })

/** What a customer sends, as far as one talks about it. */
type Line = 'shop' | 'office' | 'factory' | 'medical' | 'fresh'
export type Mood = `routine ${Line}` | 'shrinking' | 'growing' | 'prospect' | 'gone' | 'aftermath'

/** Answers what one talks about with a trade. */
export function lineOf({ key, rhythm }: Trade): Line {
  return key === 'factory' || key === 'medical' ? key : rhythm
}

/** Talks by how things stand with the customer; where nothing happens, by what it sends. */
export const talks: Record<Mood, readonly Talk[]> = {
  'routine shop': [
    talk('例行联系', '近期发货平稳，希望旺季保证揽收时间。', '旺季安排固定收派员，每天两次上门。', '已确认'),
    talk('对账', '上月有三票重量与仓库称重不一致。', '调取复重图片，差额在本月账单抵扣。', '已解决'),
    talk('服务回顾', '时效可以，驿站投放偏多，收件人有意见。', '默认上门派送，已备注到面单。', '观察两周'),
    talk('送物料', '胶带和防水袋快用完了。', '当天送到仓库，核对了月用量。', '已完成'),
    talk('例行联系', '新来的仓管不熟悉批量下单。', '现场教了打单和异常登记。', '已完成'),
    talk('大促沟通', '下月平台有活动，预计多发一倍。', '约好加车时间，提前一天确认票量。', '已约定'),
    talk('拜访', '老板对去年旺季的响应比较满意。', '介绍今年旺季保障方案。', '关系稳固'),
    talk('退换货', '退货件希望集中送回，不要零散派。', '改为每周二、五集中派送。', '已调整'),
    talk('例行联系', '面单余额快用完，问能否提醒。', '设置余额低于 500 票时提醒。', '已完成'),
  ],
  'routine office': [
    talk('例行联系', '文件时效稳定，没有问题。', '提醒节前收件时间提前一小时。', '已确认'),
    talk('对账', '财务要求账单按部门分开。', '下月起分三个子账号出账。', '已调整'),
    talk('服务回顾', '前台换人了，取件时找不到人。', '更新联系人，约定固定取件时段。', '已更新'),
    talk('保价提醒', '正本合同以前没有保价。', '说明保价规则，建议重要文件保价。', '客户接受'),
    talk('例行联系', '样品发国内展会，时间比较紧。', '建议用特快，安排当日揽收。', '已约定'),
    talk('拜访', '行政想了解同城即日的截单时间。', '介绍 15:00 前当日达的范围。', '可以试用'),
    talk('开票', '发票抬头变更。', '收集新抬头，转财务更新。', '已完成'),
    talk('例行联系', '年底会有一批对账函要寄。', '提供批量寄件模板。', '已约定'),
  ],
  'routine factory': [
    talk('例行联系', '样品发得比较急，想固定每天四点取。', '约定取件时段，备用收派员一名。', '已约定'),
    talk('重货', '一批模具八十公斤，仓库没有叉车。', '安排带尾板车辆上门。', '已安排'),
    talk('对账', '有两票按体积重收的，想看测量记录。', '发了复重图片，客户认可。', '已解决'),
    talk('包装', '外箱单薄，长途容易破。', '建议加角护和打带，提供物料。', '试用一个月'),
    talk('服务回顾', '西南方向偏慢，客户那边催过。', '改走特快，比较两周。', '观察两周'),
    talk('拜访', '老板带看了新车间，明年产能翻一番。', '了解新增流向和单重。', '关系稳固'),
    talk('开票', '要求运费按项目分开开票。', '转财务设置两个开票项目。', '已调整'),
    talk('例行联系', '月底盘点两天不发货。', '调整取件计划，盘点后加车。', '已约定'),
    talk('保价提醒', '样机价值高，以前没有保价。', '说明保价费率，当场开通。', '客户接受'),
  ],
  'routine medical': [
    talk('例行联系', '样本送检时间不能晚于次日上午。', '固定特快，早班派送优先。', '已确认'),
    talk('服务回顾', '周末样本没人取。', '安排周六上午增加一次揽收。', '已调整'),
    talk('包装', '冰排用量大，想集中采购。', '提供保温箱租用方案。', '待答复'),
    talk('对账', '同城即日的票想单独列。', '下月账单分产品出具。', '已调整'),
    talk('拜访', '新开了两个采样点。', '登记地址和取件时段。', '已完成'),
    talk('异常说明', '一票样本延误，重新采样了。', '致歉，说明改派原因，承诺预警。', '已安抚'),
  ],
  'routine fresh': [
    talk('产季沟通', '下周开始采收，每天大概发多少还不好说。', '预留冷链车位，每天早上确认票量。', '已约定'),
    talk('包装', '冰袋化得快，外省到货有坏果。', '换加厚泡沫箱，外省改特快。', '观察一周'),
    talk('例行联系', '现在是淡季，偶尔发几单。', '保持联系，产季前两周再碰。', '已确认'),
    talk('理赔说明', '坏果要怎么拍照才能赔？', '说明开箱视频和时限要求。', '已说明'),
    talk('拜访', '今年想做礼盒，问能不能贴防撞标。', '安排专用标签和轻放要求。', '已完成'),
  ],
  shrinking: [
    talk('掉量沟通', '订单少了，另外有一家同行在试发。', '问清分流原因，约负责人面谈。', '待跟进'),
    talk('价格沟通', '同行报价每票低一角，正在比较。', '按月票量给出阶梯价，附时效承诺。', '待答复'),
    talk('掉量沟通', '平台活动停了，月底前量起不来。', '记下恢复时间，下次活动前一周联系。', '待跟进'),
    talk('异常说明', '上周两票超时，客户被平台罚款。', '说明中转积压原因，承诺优先派送。', '已安抚'),
  ],
  growing: [
    talk('扩量沟通', '新开了直播间，下月票量预计翻倍。', '测算车次，申请阶梯价。', '已报价'),
    talk('服务升级', '想接系统自动打单。', '安排信息部对接电商插件。', '对接中'),
    talk('拜访', '另一个仓库也想交给我们。', '看了新仓库装卸条件，报了方案。', '待答复'),
  ],
  prospect: [
    talk('首次拜访', '现在用一家同行，合同年底到期。', '了解了品类、流向和包装。', '可以报价'),
    talk('电话了解', '月均一百多票，主要发江浙沪。', '约了上门看货。', '已约访'),
    talk('报价', '价格可以接受，担心破损。', '提出先试发，指定专人跟踪。', '待试发'),
    talk('再次联系', '负责人出差，下周再谈。', '发了时效说明和案例。', '待联系'),
  ],
  gone: [
    talk('唤回', '换了同行，暂时没有更换打算。', '留下新价卡，约下季度再聊。', '暂不合作'),
    talk('唤回', '厂子搬走了，现在在外地发货。', '转给当地网点。', '已转介'),
    talk('唤回', '之前理赔拖太久，不想再合作。', '致歉并说明理赔流程已调整。', '有意再谈'),
  ],
  aftermath: [
    talk('投诉回访', '问题已处理，结果认可。', '感谢配合，提醒保价。', '满意'),
    talk('投诉回访', '处理慢了点，其他还好。', '说明已加派核查人员。', '基本满意'),
    talk('投诉回访', '赔偿到账了，希望别再发生。', '反馈给网点改进包装。', '满意'),
    talk('投诉回访', '仍然不满意派送员的态度。', '再次致歉，升级给组长跟进。', '不满意'),
  ],
}

/** How one talks: 电话, 拜访, 微信, 短信. */
export const talkChannels = ['call', 'visit', 'wechat', 'message'] as const
export const talkShares = [0.55, 0.2, 0.2, 0.05]
export const talkMinutes = { call: [3, 15], visit: [25, 90], executive: [40, 120], wechat: [5, 20], message: [1, 2] } as const

/** A talk with a customer; the day counts from the first of the demo. */
export interface PlannedTalk extends Talk {
  readonly customerId: number
  readonly by: string
  readonly day: number
  readonly channel?: keyof typeof talkMinutes
  readonly direction?: 'inbound' | 'outbound'
}
