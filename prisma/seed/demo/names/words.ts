import type { TradeKey } from '../recipe/trades.ts'

/** A branch of a trade as its firms are called: what they sell, where they sit, and what stands behind the brand. `{p}` is the county, `{b}` the brand. */
export interface Branch {
  readonly goods: string
  readonly counties: readonly string[]
  readonly patterns: readonly string[]
  /** Its own characters of brands, where those of the trade would not fit. */
  readonly brandParts?: readonly [string, string]
}

const branch = (goods: string, counties: string, ...patterns: string[]): Branch => ({
  ...{ goods, counties: counties.split(' '), patterns },
})
const anywhere = '鄞州 海曙 江北 镇海 北仑 慈溪 余姚 宁海 奉化 象山'
const city = '鄞州 鄞州 海曙 江北 北仑'

const pairs = (first: string, second: string): readonly [string, string] => [first, second]
const sea = pairs('渔海蓝潮东银丰碧', '港湾浪帆韵鲜岛歌丰味')
const orchard = pairs('桃梅春青绿甜云山果', '源岭园野田谷乡溪香甸')
const rice = pairs('稻慈古禾米粟丰年', '香城缘福田坊家味')

/** The branches of each trade, the frequent ones more than once. */
export const branches: Record<Exclude<TradeKey, 'consumer'>, readonly Branch[]> = {
  commerce: [
    branch('小家电', '慈溪', '慈溪市{b}小家电有限公司', '慈溪市{b}电器有限公司', '慈溪市{b}电器商行', '慈溪{b}厨电有限公司'),
    branch('小家电', '慈溪 余姚', '{p}市{b}生活电器有限公司', '{p}市{b}电子商务有限公司'),
    branch('服饰', '鄞州', '鄞州{b}服饰商行', '宁波{b}服饰有限公司', '宁波{b}针织有限公司', '鄞州{b}童装商行'),
    branch('文具', '宁海', '宁海{b}文具厂', '宁海县{b}文具有限公司', '宁波{b}文化用品有限公司'),
    branch('母婴用品', '海曙 江北 鄞州 余姚', '宁波{b}母婴用品有限公司', '{p}{b}母婴用品店', '宁波{b}童车有限公司'),
    branch('汽车配件', '北仑 镇海', '北仑{b}汽车配件有限公司', '宁波{b}汽车用品有限公司', '镇海{b}汽配商行'),
    branch('宠物用品', '江北 奉化 鄞州', '宁波{b}宠物用品有限公司', '{p}{b}宠物用品商行'),
    branch('家居用品', '鄞州 慈溪 余姚', '宁波{b}家居用品有限公司', '{p}{b}家纺商行', '宁波{b}日用品有限公司'),
  ],
  warehouse: [branch('百货', '北仑 鄞州 江北', '{b}供应链有限公司', '宁波{b}仓储物流有限公司', '{b}云仓科技有限公司')],
  factory: [
    branch('模具', '宁海 余姚 北仑', '{p}{b}模具有限公司', '宁波{b}精密模具有限公司', '{p}{b}模具厂'),
    branch('塑料制品', '余姚 慈溪 镇海', '{p}{b}塑料制品厂', '{p}{b}塑业有限公司', '宁波{b}注塑有限公司'),
    branch('五金', anywhere, '宁波{b}五金制品有限公司', '{p}{b}紧固件有限公司', '{p}{b}五金厂'),
    branch('轴承', '慈溪 镇海', '{p}{b}轴承有限公司', '宁波{b}传动件有限公司'),
    branch('电子元件', '鄞州 余姚 奉化', '宁波{b}电子有限公司', '{p}{b}电器元件厂'),
    branch('外贸样品', '鄞州 海曙 北仑', '宁波{b}进出口有限公司', '宁波{b}国际贸易有限公司', '宁波{b}工贸有限公司'),
    branch('汽车零部件', '象山 宁海 奉化', '{p}{b}汽车零部件有限公司', '宁波{b}密封件有限公司', '{p}{b}机械厂'),
  ],
  office: [
    branch('法律文书', city, '浙甬{b}律师事务所', '浙江{b}律师事务所宁波分所'),
    branch('审计报告', city, '宁波{b}会计师事务所', '宁波{b}税务师事务所'),
    branch('图纸', city, '宁波{b}建筑设计有限公司', '宁波{b}工程咨询有限公司'),
    branch('船务单证', '北仑 鄞州 镇海', '宁波{b}船务代理有限公司', '宁波{b}国际货运代理有限公司', '浙东{b}货运代理有限公司'),
    branch('票据合同', anywhere, '宁波{b}人力资源有限公司', '宁波{b}广告有限公司', '宁波{b}保险代理有限公司', '{p}{b}村镇银行'),
    branch('专利文件', city, '宁波{b}知识产权代理有限公司', '宁波{b}检测技术有限公司'),
  ],
  medical: [
    branch('检验样本', '鄞州 江北 北仑', '宁波{b}医学检验实验室', '宁波{b}基因检测有限公司'),
    branch('医疗器械', '鄞州 慈溪 余姚', '宁波{b}医疗器械有限公司', '{p}{b}义齿加工厂'),
    branch('药品', '海曙 余姚 奉化', '宁波{b}大药房连锁有限公司', '{p}{b}医药有限公司'),
  ],
  fresh: [
    { ...branch('海鲜', '象山', '象山石浦{b}水产商行', '象山{b}海产品有限公司', '石浦{b}海鲜行'), brandParts: sea },
    { ...branch('杨梅', '余姚 慈溪', '{p}{b}杨梅专业合作社', '{p}{b}农产品有限公司'), brandParts: orchard },
    { ...branch('水蜜桃', '奉化', '奉化{b}果业合作社', '奉化{b}水蜜桃合作社', '奉化{b}农场'), brandParts: orchard },
    { ...branch('年糕', '江北 宁海', '慈城{b}年糕食品有限公司', '宁波{b}食品有限公司'), brandParts: rice },
  ],
  channel: [branch('散件', anywhere, '{p}{b}快递驿站', '{p}{b}速递代理点', '{p}{b}物流服务部', '{p}{b}便民驿站')],
}

/** Two characters make a brand: one of the first and one of the second. */
export const brandParts: Record<Exclude<TradeKey, 'consumer'>, readonly [string, string]> = {
  commerce: pairs(
    '亮暖知绒棉优青晴乐拾悦沐森朵贝萌初栖木素简颜彩星云橙柚桃荔鹿伴芽溪朴果',
    '禾巢夏光宝朵物川步屋居品集选研家语然野尚点岸月时田舍里方',
  ),
  warehouse: pairs('港甬汇捷申永恒', '联达通汇丰泰顺'),
  factory: pairs(
    '联拓恒锐博鼎海瑞东金捷科精力宏永振新华信天凯立正德盛铭铸安伟',
    '铸模塑铜岳泰丰锻桥诚达成昌固联力工业威迪耐奥腾驰峰毅机科特',
  ),
  office: pairs('衡明同远敬思正合海怀平君启弘中智博信瀚嘉恒天', '正理知舟帆川诚远达和信恒睿言策勤港洲文纬泽盛'),
  medical: pairs('康安仁和瑞民益健博德', '衡测甬康济泰源宁贝和'),
  fresh: orchard,
  channel: pairs('速邻顺便惠达近安捷好', '达里通民邻家递到风捷'),
}
