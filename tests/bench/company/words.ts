import { pinyin } from 'pinyin-pro'

const list = (text: string) => text.split(' ')
const characters = (text: string) => [...text]

/** What made names consist of. Characters with two readings are left out, so that a name's initials are those of its words. */
export const words = {
  city: list(
    '北京 上海 广州 深圳 杭州 宁波 温州 绍兴 嘉兴 金华 台州 湖州 南京 苏州 无锡 常州 南通 徐州 扬州 泰州 济南 青岛 烟台 潍坊 临沂 郑州 洛阳 武汉 襄阳 宜昌 长沙 株洲 南昌 九江 福州 厦门 泉州 漳州 合肥 芜湖 成都 绵阳 重庆 贵阳 昆明 南宁 海口 西安 天津 沈阳',
  ),
  brandFirst: characters(
    '瑞鑫宏盛华嘉金天德恒泰永隆荣富兴源润丰佳美康安宁万百千明亮海江河湖山川云星月东南西北春夏秋冬龙凤虎鹏鹤松柏竹梅兰菊玉珠宝银铜铁锦绣彩虹霞光辉耀晨曦旭晴雨雪雷青蓝紫红白新优精巧智慧博雅文轩',
  ),
  brandSecond: characters(
    '祥顺利昌茂信诚邦业峰洋宇航腾飞翔跃升旺福禄寿喜庆宜居家园庭坊阁斋苑馨怡悦欣颖聪敏捷迅速联众创汇聚集融畅科技维特克森林木禾田谷原野岭石岩泉溪波涛澜浩瀚清泽露霖沐',
  ),
  goods: list(
    '服装 服饰 电子 数码 食品 茶业 医药 器械 家具 建材 五金 汽配 化妆品 母婴 图书 文具 玩具 鞋业 箱包 珠宝 花卉 水果 生鲜 农产品 机械 仪器 印刷 包装 软件 家纺',
  ),
  legalForm: list('有限公司 有限公司 有限公司 有限公司 有限公司 贸易有限公司 贸易有限公司 商行 旗舰店 专营店'),
  surname: characters(
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓彭程蔡袁潘董余苏叶吕魏蒋田杜丁姜范江傅钟卢汪戴崔任陆廖姚方金邱',
  ),
  given: characters(
    '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚玉萍红文斌辉力永健世广志义兴良海山仁波宁福生龙元国胜学祥才发武新利清飞彬富顺信子俊峰琪欣怡梓涵雨萱浩宇轩博思源佳颖雪梅兰竹',
  ),
}

/** The name that a tenth of all customers hold, and no other: what a search with very many matches looks for. */
export const frequentBrand = '通达'

/** GB/T 2260 codes of the cities of `words.city`, in their order. */
export const cityCodes = list(
  '110000 310000 440100 440300 330100 330200 330300 330600 330400 330700 331000 330500 320100 320500 320200 320400 320600 320300 321000 321200 370100 370200 370600 370700 371300 410100 410300 420100 420600 420500 430100 430200 360100 360400 350100 350200 350500 350600 340100 340200 510100 510700 500000 520100 530100 450100 460100 610100 120000 210100',
)

/** GB/T 2260 codes of the provinces that waybills go to, the frequent ones first. */
export const provinceCodes = list(
  '440000 330000 320000 370000 310000 110000 410000 510000 420000 430000 350000 340000 130000 610000 360000 210000 500000 450000 530000 120000 140000 520000 230000 220000 650000 620000 150000 460000 640000 630000 540000',
)

/** The first letters of a word's syllables. */
export const initialsOf = (word: string): string => pinyin(word, { pattern: 'first', toneType: 'none', type: 'array' }).join('')

/** The syllables of a word, in capitals, as search texts have them. */
export const spellingOf = (word: string): string =>
  pinyin(word, { toneType: 'none', type: 'array' }).join(' ').toUpperCase().replaceAll('Ü', 'V')
