import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPublicAddress } from '#lib/platform/outbound/public-address'
import { isRobotAddress, robotRequest, tellRobot } from '#lib/platform/outbound/robot'
import { postJson, publicInternet } from '#lib/platform/outbound/send'

describe('an address of the public internet', () => {
  it.each(['1.1.1.1', '120.232.51.1', '2606:4700::1111', '2408:8756::1'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.100.100.200'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '::1', '::', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1'],
    ...['::ffff:1.1.1.1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'localhost', ''],
  ])('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

interface Got {
  path: string | undefined
  body: unknown
}
const got: Got[] = []
let answer = { status: 200, body: '{"errcode":0}', location: '' }
const receiver = createServer((request, response) => {
  let text = ''
  request.on('data', (piece) => (text += piece))
  request.on('end', () => {
    got.push({ path: request.url, body: JSON.parse(text) })
    response.writeHead(answer.status, answer.location === '' ? {} : { location: answer.location })
    response.end(answer.body)
  })
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => receiver.close(resolve)))

/** The receiver of these tests, and nothing else. */
const toReceiver = { ...publicInternet, protocols: ['http:'], mayConnect: (address: string) => address === '127.0.0.1' }

describe('what is sent out', () => {
  it('reaches nothing inside: neither by number, nor by a name that stands for the inside, nor without encryption', async () => {
    const before = got.length
    const refused = { ok: false, failure: 'address_refused' }
    const port = new URL(base).port
    expect(await postJson(new URL(base), {})).toEqual(refused)
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])
      expect(await postJson(new URL(`https://${host}:${port}/`), {}), host).toEqual(refused)
    // The name is looked at when the connection is made.
    expect(await postJson(new URL(`http://localhost:${port}/`), {}, { ...publicInternet, protocols: ['http:'] })).toEqual(refused)
    expect(got.length).toBe(before)
  })

  it('does not follow a redirect', async () => {
    answer = { status: 302, body: '', location: `${base}/elsewhere` }
    const before = got.length
    expect(await postJson(new URL(`${base}/here`), {}, toReceiver)).toMatchObject({ ok: true, status: 302 })
    expect(got.slice(before).map(({ path }) => path)).toEqual(['/here'])
  })

  it('gives an answer without end up', async () => {
    answer = { status: 200, body: 'x'.repeat(70_000), location: '' }
    expect(await postJson(new URL(base), {}, toReceiver)).toEqual({ ok: false, failure: 'answer_too_long' })
  })

  it('is taken when the robot says 0, and refused when it says anything else', async () => {
    const robot = { kind: 'wecom', url: base, secret: null } as const
    const message = { title: '周报', lines: ['A 类 12 户'] }
    answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}', location: '' }
    expect(await tellRobot(robot, message, new Date(0), toReceiver)).toBeNull()
    expect(got.at(-1)?.body).toEqual({ msgtype: 'markdown', markdown: { content: '**周报**\n\n> A 类 12 户' } })
    answer = { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}', location: '' }
    expect(await tellRobot(robot, message, new Date(0), toReceiver)).toBe('robot_refused')
    answer = { status: 200, body: '<html>', location: '' }
    expect(await tellRobot(robot, message, new Date(0), toReceiver)).toBe('robot_refused')
  })
})

describe('a robot', () => {
  it('has an address of its vendor and no other', () => {
    expect(isRobotAddress('wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x')).toBe(true)
    expect(isRobotAddress('dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=x')).toBe(true)
    expect(isRobotAddress('feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/ab-12')).toBe(true)
    for (const other of [
      ...['http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x', 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send'],
      ...['https://qyapi.weixin.qq.com.evil.cn/cgi-bin/webhook/send', 'https://a@qyapi.weixin.qq.com/cgi-bin/webhook/send', 'x'],
    ])
      expect(isRobotAddress('wecom', other), other).toBe(false)
  })

  // Signatures computed with python3: base64.b64encode(hmac.new(key, message, hashlib.sha256).digest())
  it('of 钉钉 signs time and secret with the secret, of 飞书 nothing with both', () => {
    const now = new Date(1_700_000_000_000)
    const message = { title: 't', lines: [] }
    const ding = robotRequest(
      { kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=x', secret: 'SECabc' },
      message,
      now,
    )
    expect(ding.url.searchParams.get('timestamp')).toBe('1700000000000')
    expect(ding.url.searchParams.get('sign')).toBe('jcUpW0QmtKduN03n4JqQ0PBosVjqnM8gU7fIIvsDmCM=')
    const fei = robotRequest(
      { kind: 'feishu', url: 'https://open.feishu.cn/open-apis/bot/v2/hook/a', secret: 'abc' },
      message,
      now,
    )
    expect(fei.body).toMatchObject({
      timestamp: '1700000000',
      sign: 'VIS10b0EBvzzSdFnuk4tznEmK5wHaruvf/WnViv2yR4=',
      msg_type: 'text',
    })
  })

  it('takes no styles or mentions out of names, and no more than 4,096 bytes', () => {
    const lines = ['<@all> [x](http://y) **', ...Array.from({ length: 300 }, () => '一行二十个汉字以上的句子，用来占满这条消息')]
    const { body } = robotRequest(
      { kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send', secret: null },
      { title: 't', lines },
      new Date(0),
    )
    const { content } = (body as { markdown: { content: string } }).markdown
    expect(content).not.toMatch(/[@[\]()]/)
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4_096)
  })
})
