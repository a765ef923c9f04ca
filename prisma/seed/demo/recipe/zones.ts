/** A province as a destination: its code, the city whose hub receives, and its part of what goes into its zone. */
export interface Destination {
  readonly code: string
  readonly hub: string
  readonly share: number
}

const to = (code: string, hub: string, share: number): Destination => ({ code, hub, share })

/** The five zones as seen from Ningbo, the near ones first. Shares of a zone sum to 1. */
export const zones: readonly (readonly Destination[])[] = [
  [to('330000', '杭州', 0.42), to('310000', '上海', 0.2), to('320000', '南京', 0.26), to('340000', '合肥', 0.12)],
  [
    ...[to('440000', '广州', 0.24), to('370000', '济南', 0.14), to('110000', '北京', 0.12), to('410000', '郑州', 0.1)],
    ...[to('420000', '武汉', 0.1), to('350000', '福州', 0.09), to('130000', '石家庄', 0.08), to('430000', '长沙', 0.06)],
    ...[to('360000', '南昌', 0.04), to('120000', '天津', 0.03)],
  ],
  [
    ...[to('510000', '成都', 0.27), to('500000', '重庆', 0.12), to('610000', '西安', 0.14), to('210000', '沈阳', 0.14)],
    ...[to('140000', '太原', 0.07), to('450000', '南宁', 0.09), to('530000', '昆明', 0.07), to('230000', '哈尔滨', 0.04)],
    ...[to('220000', '长春', 0.03), to('520000', '贵阳', 0.02), to('460000', '海口', 0.01)],
  ],
  [to('620000', '兰州', 0.4), to('150000', '呼和浩特', 0.32), to('640000', '银川', 0.18), to('630000', '西宁', 0.1)],
  [to('650000', '乌鲁木齐', 0.88), to('540000', '拉萨', 0.12)],
]

/** What stays in the city. */
export const home: Destination = to('330200', '宁波', 1)

/** Shares of each zone's destinations, in their order. */
export const zoneShares: readonly (readonly number[])[] = zones.map((zone) => zone.map(({ share }) => share))
