/** A node of the tree. */
export interface DemoOutlet {
  readonly code: string
  readonly name: string
  readonly kind: 'headquarters' | 'region' | 'branch' | 'district' | 'outlet' | 'hub'
  readonly franchise: boolean
  readonly parent: string | null
}

/** An outlet that customers belong to, with what their addresses look like: county, town and streets, and its code of GB/T 2260. */
export interface Place {
  readonly outlet: string
  readonly county: string
  readonly regionCode: string
  readonly streets: readonly string[]
}

const own = { kind: 'outlet', franchise: false } as const
const franchised = { kind: 'outlet', franchise: true } as const
const district = { kind: 'district', franchise: false, parent: 'NB' } as const

/** 14 outlets in five districts, and what stands above them. */
export const outlets: readonly DemoOutlet[] = [
  { code: 'HY', name: '禾驿速递总部', kind: 'headquarters', franchise: false, parent: null },
  { code: 'HY-HD', name: '华东大区', kind: 'region', franchise: false, parent: 'HY' },
  { code: 'HY-ZJ', name: '浙江省区', kind: 'region', franchise: false, parent: 'HY-HD' },
  { code: 'NB', name: '宁波分公司', kind: 'branch', franchise: false, parent: 'HY-ZJ' },
  { code: 'NB-FB', name: '宁波分拨中心', kind: 'hub', franchise: false, parent: 'NB' },
  { ...district, code: 'NB-YZ', name: '鄞州片区' },
  { ...district, code: 'NB-HJ', name: '海曙江北片区' },
  { ...district, code: 'NB-ZB', name: '镇海北仑片区' },
  { ...district, code: 'NB-YC', name: '余慈片区' },
  { ...district, code: 'NB-NS', name: '南三县片区' },
  { ...own, code: 'NB-YZ-01', name: '首南营业部', parent: 'NB-YZ' },
  { ...own, code: 'NB-YZ-02', name: '下应营业部', parent: 'NB-YZ' },
  { ...franchised, code: 'NB-YZ-03', name: '东吴网点', parent: 'NB-YZ' },
  { ...own, code: 'NB-HJ-01', name: '望春营业部', parent: 'NB-HJ' },
  { ...franchised, code: 'NB-HJ-02', name: '集士港网点', parent: 'NB-HJ' },
  { ...own, code: 'NB-HJ-03', name: '洪塘营业部', parent: 'NB-HJ' },
  { ...own, code: 'NB-ZB-01', name: '骆驼营业部', parent: 'NB-ZB' },
  { ...own, code: 'NB-ZB-02', name: '大碶营业部', parent: 'NB-ZB' },
  { ...franchised, code: 'NB-ZB-03', name: '小港网点', parent: 'NB-ZB' },
  { ...franchised, code: 'NB-YC-01', name: '观海卫网点', parent: 'NB-YC' },
  { ...franchised, code: 'NB-YC-02', name: '周巷网点', parent: 'NB-YC' },
  { ...franchised, code: 'NB-YC-03', name: '泗门网点', parent: 'NB-YC' },
  { ...franchised, code: 'NB-NS-01', name: '西店网点', parent: 'NB-NS' },
  { ...franchised, code: 'NB-NS-02', name: '石浦网点', parent: 'NB-NS' },
]

const place = (outlet: string, county: string, regionCode: string, ...streets: string[]): Place => ({
  ...{ outlet, county, regionCode, streets },
})

/** Where customers are. An outlet at the edge of its county also serves the next one. */
export const places: readonly Place[] = [
  place('首南营业部', '鄞州', '330212', '首南街道泰康中路', '首南街道日丽中路', '首南街道学士路', '石碶街道雅戈尔大道'),
  place('下应营业部', '鄞州', '330212', '下应街道启明路', '下应街道海创路', '潘火街道诚信路', '云龙镇甬新路'),
  place('东吴网点', '鄞州', '330212', '东吴镇天童北路', '五乡镇宝同路', '五乡镇明辉路', '东钱湖镇环湖东路'),
  place('望春营业部', '海曙', '330203', '望春街道春华路', '高桥镇新丰路', '西门街道中山西路', '望春街道联丰中路'),
  place('集士港网点', '海曙', '330203', '集士港镇菖蒲路', '集士港镇春华路', '古林镇藕池路', '横街镇凤岙路'),
  place('洪塘营业部', '江北', '330205', '洪塘街道长兴路', '洪塘街道江北大道', '慈城镇慈湖路', '庄桥街道康庄南路'),
  place('骆驼营业部', '镇海', '330211', '骆驼街道慈海南路', '骆驼街道荣吉路', '庄市街道中官西路', '九龙湖镇长宏路'),
  place('大碶营业部', '北仑', '330206', '大碶街道灵峰路', '大碶街道庐山东路', '新碶街道明州路', '大碶街道甬江南路'),
  place('小港网点', '北仑', '330206', '小港街道红联渡口路', '小港街道经四路', '戚家山街道东海路', '小港街道小浃江中路'),
  place('观海卫网点', '慈溪', '330282', '观海卫镇三北西路', '观海卫镇工业大道', '附海镇新塘路', '掌起镇工业路'),
  place('周巷网点', '慈溪', '330282', '周巷镇环城北路', '周巷镇兴业北路', '天元镇天潭路', '长河镇长丰路'),
  place('泗门网点', '余姚', '330281', '泗门镇光明路', '泗门镇四海大道', '小曹娥镇滨海大道', '低塘街道北环路'),
  place('西店网点', '宁海', '330226', '西店镇望海路', '西店镇香石西路', '梅林街道梅林北路', '桃源街道科园北路'),
  place('西店网点', '奉化', '330213', '莼湖街道鲒江路', '溪口镇中兴东路', '萧王庙街道商学路', '裘村镇黄贤路'),
  place('石浦网点', '象山', '330225', '石浦镇凤栖路', '石浦镇渔港中路', '丹东街道丹河东路', '西周镇机电工业园'),
]

/** Answers the id of an outlet by its name: ids follow the list. */
export function outletId(name: string): number {
  const index = outlets.findIndex((outlet) => outlet.name === name)
  if (index === -1) throw new Error(`the demo has no outlet ${name}`)
  return index + 1
}
