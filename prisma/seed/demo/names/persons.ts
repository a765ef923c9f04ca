import type { Random } from '../random.ts'

const split = (text: string) => [...text]

/** Frequent surnames, those of Ningbo among them. */
const surnames = [...split('王李陈张周林吴徐胡朱郑沈方邵叶俞虞忻竺励裘应贺邬岑谢戴毛孙金洪潘史董葛柴包翁罗冯蒋钱施严江'), '欧阳']
const women = [
  '敏',
  '静',
  '丽华',
  '晓燕',
  '佳怡',
  '春梅',
  '红霞',
  '雨桐',
  '雅琴',
  '海燕',
  '丹萍',
  '思琪',
  '亚芬',
  '秀珍',
  '欣怡',
  '晨露',
  '文娟',
  '玲玲',
]
const men = [
  '建军',
  '志强',
  '国平',
  '海波',
  '明远',
  '俊杰',
  '思源',
  '立峰',
  '伟国',
  '浩然',
  '信康',
  '建江',
  '文斌',
  '家豪',
  '永良',
  '晓东',
  '军',
  '宏达',
  '泽宇',
  '忠德',
]

/** Makes the name of a person that may exist anywhere. */
export function personName(random: Random): string {
  return `${random.pick(surnames)}${random.pick(random.chance(0.45) ? women : men)}`
}
