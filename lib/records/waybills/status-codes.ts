import type { WaybillStatus } from './status.ts'

/** Who reports events; others are accepted and come out as `unknown`. */
export const TRACKING_PROVIDERS = ['kuaidi100', 'kdniao', 'wechat_logistics', 'wechat_shop', 'aftership', 'sf_express'] as const
export type TrackingProvider = (typeof TRACKING_PROVIDERS)[number]

type Codes = Readonly<Partial<Record<WaybillStatus, string>>>

/**
 * What each provider's codes mean, as codes by status. The key is (provider, code): 201, 202 and 301 mean three different things in three of them.
 * The codes are facts of the named public documents; which status each becomes is this product's decision.
 */
const CODES: Readonly<Record<TrackingProvider, Codes>> = {
  // 快递100, 查询接口 status codes with their second level (api.kuaidi100.com, document 5f0ffb5ebc8da837cbd8aefc).
  kuaidi100: {
    created: '101',
    await_pickup: '102',
    picked_up: '1 103',
    in_transit: '0 1001 1002',
    out_for_delivery: '5',
    at_locker_or_station: '501',
    delivered: '3 301 302 303 304',
    exception: '2 201 202 204 205 206 207 208 209',
    refused: '14 203',
    returning: '6',
    returned: '4',
    forwarded: '1003 7',
    customs: '8 10 11 12 13',
    cancelled: '401 210',
  },
  // 快递鸟, StateEx of the tracking interface.
  kdniao: {
    await_pickup: '10',
    picked_up: '1',
    in_transit: '2 201 204 205 206',
    out_for_delivery: '202 419',
    at_locker_or_station: '211',
    delivered: '3 301 302 304 311 418',
    exception: '4 401 402 403 405 412 413 414 416 417 420 421 422 423',
    refused: '404',
    returning: '407',
    returned: '406',
    forwarded: '5',
    customs: '6 601 602 603 604',
    cancelled: '415',
    unknown: '0',
  },
  // 微信物流助手, action types of a path update (developers.weixin.qq.com, updatePath).
  wechat_logistics: {
    created: '90001 90010 90011',
    await_pickup: '90002 90003 100003',
    picked_up: '100001',
    in_transit: '200001',
    out_for_delivery: '300002',
    at_locker_or_station: '300005',
    delivered: '300003',
    exception: '100002 300004 400002',
    cancelled: '400001',
  },
  // 微信小店, path status of an electronic waybill (developers.weixin.qq.com, ewaybill_push_path).
  wechat_shop: {
    await_pickup: '0',
    picked_up: '1',
    in_transit: '2',
    out_for_delivery: '3',
    at_locker_or_station: '4',
    delivered: '5 9',
    exception: '8',
    returning: '6',
    forwarded: '7',
    unknown: '99',
  },
  // AfterShip, delivery status tags (aftership.com/docs/tracking); a sub-tag such as Delivered_004 stands for its tag.
  aftership: {
    created: 'InfoReceived',
    in_transit: 'InTransit',
    out_for_delivery: 'OutForDelivery',
    at_locker_or_station: 'AvailableForPickup',
    delivered: 'Delivered',
    exception: 'AttemptFail Exception',
    unknown: 'Pending Expired',
  },
  // 顺丰, secondary status code / operation code, as far as published in open code; a status code alone holds for every operation.
  sf_express: {
    picked_up: '101/50 101/54',
    in_transit: '201/30 201/31 201/36 201/105 201/106 201/310',
    out_for_delivery: '301',
    delivered: '401/80',
    customs: '204 205',
  },
}

const STATUS_BY_KEY: ReadonlyMap<string, WaybillStatus> = new Map(
  trackingCodes().map(({ provider, code, status }) => [`${provider} ${code}`, status]),
)

/** Lists every known code with its status, for documents and for statements over many events at once. */
export function trackingCodes(): { provider: TrackingProvider; code: string; status: WaybillStatus }[] {
  return TRACKING_PROVIDERS.flatMap((provider) =>
    Object.entries(CODES[provider]).flatMap(([status, codes]) =>
      isStatusKey(provider, status) ? codes.split(' ').map((code) => ({ provider, code, status })) : [],
    ),
  )
}

function isStatusKey(provider: TrackingProvider, text: string): text is WaybillStatus {
  return Object.hasOwn(CODES[provider], text)
}

/**
 * Answers what a provider's code means; `unknown` for a code or provider that is not in the table. An AfterShip sub-tag falls back to its tag, an SF code with an
 * operation to the code alone.
 */
export function statusOfCode(provider: string, code: string): WaybillStatus {
  return find(provider, code) ?? find(provider, generalCode(provider, code)) ?? 'unknown'
}

function find(provider: string, code: string): WaybillStatus | undefined {
  return STATUS_BY_KEY.get(`${provider} ${code}`)
}

/** The more general code that a detailed one falls back to. */
export function generalCode(provider: string, code: string): string {
  if (provider === 'aftership') return code.replace(/_\d+$/, '')
  return provider === 'sf_express' ? code.replace(/\/.*$/s, '') : code
}
