interface Note {
  /** Of customers of this 行业 alone; of any without one. */
  readonly industry?: string
  /** Of customers that have shipped, or of those that never did; of either without it. */
  readonly ships?: boolean
  readonly text: string
}

const notes: readonly Note[] = [
  { industry: '制造', ships: false, text: '产业带工厂，月发 800 票，现用同行，时效不满意' },
  { industry: '制造', text: '产业带龙头，拿下能带动周边五六家' },
  { industry: '电商', ships: false, text: '日均百来单，现用同行，嫌取件晚' },
  { industry: '电商', ships: true, text: '大促只给我们一部分单，争取平时的也过来' },
  { industry: '云仓', text: '仓里有几家店铺，换我们要看截单时间' },
  { industry: '商务', text: '标书、证件多，看重时效和签收回单' },
  { industry: '医疗', text: '样本和器械件要当日达，毛利高，差在提货时间' },
  { industry: '生鲜', text: '季节件，上市前谈好包装和时效' },
  { industry: '渠道', text: '代收点多，在比结算周期' },
  { ships: false, text: '由转介绍认识，答应先试发一个月' },
  { ships: false, text: '去年谈过一次价格没成，今年换客户经理再谈' },
  { ships: true, text: '只给我们一部分票，争取全部' },
  { ships: true, text: '跨省件多、毛利高，差在提货时间' },
]

/** Why a customer is wanted: something that fits its trade and whether it ships, by turns. */
export function whyWanted({ industry, ships }: { industry: string | null; ships: boolean }, place: number): string | null {
  const fitting = notes.filter(
    (note) => (note.industry ?? industry) === industry && (note.ships === undefined || note.ships === ships),
  )
  return fitting[place % fitting.length]?.text ?? null
}
