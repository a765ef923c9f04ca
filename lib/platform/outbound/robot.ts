import { createHmac } from 'node:crypto'
import type { OutboundFailure, Reach } from './send.ts'
import { postJson } from './send.ts'

/** Group robots: 企业微信, 钉钉, 飞书. */
export const robotKinds = ['wecom', 'dingtalk', 'feishu'] as const
export type RobotKind = (typeof robotKinds)[number]

/** Where the robots of each kind listen; no other address is ever written to. */
const doors: Readonly<Record<RobotKind, { hosts: readonly string[]; path: RegExp }>> = {
  wecom: { hosts: ['qyapi.weixin.qq.com'], path: /^\/cgi-bin\/webhook\/send$/ },
  dingtalk: { hosts: ['oapi.dingtalk.com'], path: /^\/robot\/send$/ },
  feishu: { hosts: ['open.feishu.cn', 'open.larksuite.com'], path: /^\/open-apis\/bot\/v2\/hook\/[\w-]+$/ },
}

export interface Robot {
  kind: RobotKind
  url: string
  /** The key that 钉钉 and 飞书 check signatures by; null where the robot has none. */
  secret: string | null
}

/** Says whether an address is one of a robot of this kind. */
export function isRobotAddress(kind: RobotKind, text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const { hosts, path } = doors[kind]
  return (
    url.protocol === 'https:' && url.port === '' && url.username === '' && hosts.includes(url.hostname) && path.test(url.pathname)
  )
}

/** What a robot is sent: a title, and lines of figures and sentences. */
export interface RobotMessage {
  title: string
  lines: readonly string[]
}

/** 企业微信 refuses more than 4096 bytes of markdown, and is the strictest of the three. */
const MOST_BYTES = 4_000

/** Makes the request that a robot of a kind understands, signed where it has a secret. @source the vendors' pages named in decision 0102 */
export function robotRequest({ kind, url, secret }: Robot, message: RobotMessage, now: Date): { url: URL; body: unknown } {
  const to = new URL(url)
  switch (kind) {
    case 'wecom':
      return { url: to, body: { msgtype: 'markdown', markdown: { content: markdownOf(message) } } }
    case 'dingtalk': {
      const timestamp = String(now.getTime())
      if (secret !== null) {
        to.searchParams.set('timestamp', timestamp)
        to.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`))
      }
      return { url: to, body: { msgtype: 'markdown', markdown: { title: message.title, text: markdownOf(message) } } }
    }
    case 'feishu': {
      const timestamp = String(Math.floor(now.getTime() / 1_000))
      // 飞书 takes what is signed as the key, and signs nothing with it.
      const signed = secret === null ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') }
      const text = cut([message.title, ...message.lines].join('\n'))
      return { url: to, body: { ...signed, msg_type: 'text', content: { text } } }
    }
  }
}

/** Sends a message to a robot; answers null when it took it, else why not: a failure of the way, or `robot_refused`. */
export async function tellRobot(
  robot: Robot,
  message: RobotMessage,
  now: Date,
  reach?: Reach,
): Promise<OutboundFailure | 'robot_refused' | null> {
  const { url, body } = robotRequest(robot, message, now)
  const answer = await postJson(url, body, reach)
  if (!answer.ok) return answer.failure
  return answer.status === 200 && took(answer.body) ? null : 'robot_refused'
}

/** 企业微信 and 钉钉 answer `errcode`, 飞书 `code`, and 0 says yes. */
function took(body: string): boolean {
  try {
    const { errcode, code }: { errcode?: unknown; code?: unknown } = JSON.parse(body)
    return (errcode ?? code) === 0
  } catch {
    // What is no JSON is no robot's answer.
    return false
  }
}

function markdownOf({ title, lines }: RobotMessage): string {
  return cut([`**${plain(title)}**`, ...lines.map((line) => `> ${plain(line)}`)].join('\n\n'))
}

/** Text that markdown would read as links, mentions or styles. */
function plain(text: string): string {
  return text.replaceAll(/[<>[\]()*_`#@\\]/g, ' ').trim()
}

/** Cuts to so many bytes, at a line. */
function cut(text: string): string {
  const lines = text.split('\n')
  while (lines.length > 1 && Buffer.byteLength(lines.join('\n')) > MOST_BYTES) lines.pop()
  return lines.join('\n').slice(0, MOST_BYTES)
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64')
}
