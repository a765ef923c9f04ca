import type { Rhythm } from './season.ts'

/** A kind of customer: how many there are, what part of all pieces they send, how unequal they are, and what one piece brings and costs. */
export interface Trade {
  industry: string
  kind: 'consumer' | 'business' | 'distributor'
  customers: number
  share: number
  sigma: number
  rhythm: Rhythm
  product: 'economy' | 'standard' | 'fresh'
  meanGrams: number
  /** What stands before freight by weight: an offer level for the whole trade. */
  level: number
  margin: number
  settlements: readonly ('monthly' | 'prepaid' | 'cash' | 'collect')[]
  areas: readonly string[]
  names: readonly string[]
  endings: readonly string[]
}

const areas = ['慈溪', '余姚', '宁海', '象山', '奉化', '鄞州', '北仑', '镇海', '海曙', '江北']

/** The trades of the made company, in the proportions of a branch near the sea with small factories and many sellers. */
export const trades: readonly Trade[] = [
  {
    industry: '电商',
    kind: 'business',
    customers: 44,
    share: 0.6,
    sigma: 1.7,
    rhythm: 'shop',
    product: 'economy',
    meanGrams: 800,
    level: 1,
    margin: 0.07,
    settlements: ['prepaid', 'prepaid', 'monthly'],
    areas: ['慈溪', '鄞州', '宁海', '余姚'],
    names: ['亮禾', '暖巢', '知夏', '文谷', '拾光', '绒宝', '棉朵', '优渔', '小筑', '青橙', '晴川', '乐步'],
    endings: ['小家电有限公司', '家居用品有限公司', '服饰商行', '母婴用品店', '文具有限公司', '宠物用品有限公司'],
  },
  {
    industry: '云仓',
    kind: 'business',
    customers: 2,
    share: 0.12,
    sigma: 0.8,
    rhythm: 'shop',
    product: 'economy',
    meanGrams: 900,
    level: 0.9,
    margin: 0.03,
    settlements: ['monthly'],
    areas: ['北仑', '鄞州'],
    names: ['甬仓', '港联'],
    endings: ['云配供应链有限公司'],
  },
  {
    industry: '制造',
    kind: 'business',
    customers: 48,
    share: 0.1,
    sigma: 1.5,
    rhythm: 'office',
    product: 'standard',
    meanGrams: 4500,
    level: 0.85,
    margin: 0.27,
    settlements: ['monthly', 'monthly', 'cash'],
    areas,
    names: ['联铸', '拓模', '恒锐', '甬精', '博塑', '鼎铜', '海岳', '科泰', '瑞丰', '东锻', '金桥', '捷诚'],
    endings: ['汽车配件有限公司', '塑料制品厂', '模具厂', '五金制品有限公司', '紧固件有限公司', '电子科技有限公司'],
  },
  {
    industry: '商务',
    kind: 'business',
    customers: 40,
    share: 0.08,
    sigma: 1.4,
    rhythm: 'office',
    product: 'standard',
    meanGrams: 400,
    level: 0.95,
    margin: 0.34,
    settlements: ['monthly', 'monthly', 'cash'],
    areas: ['鄞州', '海曙', '江北', '北仑'],
    names: ['衡正', '浙港', '明理', '甬信', '拙朴', '九思', '同舟', '远帆', '百川', '致知'],
    endings: ['律师事务所', '船务代理有限公司', '会计师事务所', '设计咨询有限公司', '国际货运代理有限公司', '人力资源有限公司'],
  },
  {
    industry: '医疗',
    kind: 'business',
    customers: 6,
    share: 0.03,
    sigma: 1.2,
    rhythm: 'office',
    product: 'standard',
    meanGrams: 700,
    level: 1,
    margin: 0.3,
    settlements: ['monthly'],
    areas: ['鄞州', '海曙'],
    names: ['康衡', '安测', '仁甬'],
    endings: ['医学检验有限公司', '医疗器械有限公司'],
  },
  {
    industry: '生鲜',
    kind: 'business',
    customers: 12,
    share: 0.04,
    sigma: 1.3,
    rhythm: 'fresh',
    product: 'fresh',
    meanGrams: 3600,
    level: 1,
    margin: 0.18,
    settlements: ['cash', 'monthly'],
    areas: ['象山', '奉化', '余姚'],
    names: ['渔家鲜', '桃源', '梅岭', '海礁', '石浦湾', '稻香'],
    endings: ['水产商行', '果业合作社', '食品有限公司'],
  },
  {
    industry: '渠道',
    kind: 'distributor',
    customers: 4,
    share: 0.02,
    sigma: 1,
    rhythm: 'shop',
    product: 'economy',
    meanGrams: 900,
    level: 1.3,
    margin: 0.1,
    settlements: ['prepaid'],
    areas: ['余姚', '鄞州'],
    names: ['速达', '邻里'],
    endings: ['快递代理点', '驿站'],
  },
  {
    industry: '个人',
    kind: 'consumer',
    customers: 44,
    share: 0.01,
    sigma: 0.9,
    rhythm: 'person',
    product: 'standard',
    meanGrams: 1500,
    level: 1,
    margin: 0.42,
    settlements: ['cash', 'cash', 'collect'],
    areas,
    names: [],
    endings: [],
  },
]

export const surnames = ['王', '李', '陈', '张', '周', '林', '吴', '徐', '胡', '朱', '郑', '欧阳', '沈', '方', '邵', '叶']
export const givenNames = [
  '建军',
  '敏',
  '丽华',
  '志强',
  '雨桐',
  '国平',
  '晓燕',
  '海波',
  '佳怡',
  '明远',
  '春梅',
  '俊杰',
  '思源',
  '红霞',
  '立峰',
  '静',
]
