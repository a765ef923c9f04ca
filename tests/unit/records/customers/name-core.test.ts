import { describe, expect, it } from 'vitest'
import { nameCore } from '#lib/records/customers/merges/name-core'

describe('the core of a name', () => {
  it.each([
    ['慈溪市亮禾小家电有限公司', '亮禾小家电'],
    ['亮禾小家电', '亮禾小家电'],
    ['宁波市鄞州区知夏服饰商行', '知夏服饰'],
    ['浙江省宁波市北仑区联铸汽车配件有限公司（北仑）', '联铸汽车配件'],
    ['宁海文谷文具厂', '宁海文谷文具'],
    ['浙甬衡正律师事务所', '浙甬衡正律师'],
    ['ACME · Trading', 'acmetrading'],
  ])('of %s is %s', (name, core) => {
    expect(nameCore(name)).toBe(core)
  })

  it('is the same for two spellings of one firm', () => {
    expect(nameCore('慈溪市亮禾小家电有限公司')).toBe(nameCore('亮禾小家电（慈溪）'))
  })

  it('is without a place that the address names, and with any other beginning', () => {
    expect(nameCore('宁波知夏服饰商行', '浙江省宁波市鄞州区首南中路18号')).toBe('知夏服饰')
    expect(nameCore('知夏服饰商行', '浙江省宁波市鄞州区首南中路18号')).toBe('知夏服饰')
    expect(nameCore('宁波知夏服饰商行', '杭州市')).toBe('宁波知夏服饰')
    expect(nameCore('宁波港', '宁波市')).toBe('宁波港')
  })

  it('is nothing where too little is left', () => {
    expect(nameCore('店')).toBeNull()
    expect(nameCore('（）')).toBeNull()
  })

  it('leaves a name that is only a form', () => {
    expect(nameCore('有限公司')).toBe('有限')
  })
})
