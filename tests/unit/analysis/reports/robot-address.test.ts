import { expect, it } from 'vitest'
import { reportInput } from '#lib/analysis/reports/schema'
import { parseInput } from '#lib/platform/http/parse'
import { issueText } from '#lib/platform/i18n/messages'

const report = {
  ...{ name: '周报', of: { view: 1 }, every: 'day', weekday: null, month_day: null, time: '08:30', skip_days_off: false },
  ...{ recipients: [1], file_format: null },
}

function issuesOf(robot: { kind: string; url: string }) {
  try {
    parseInput(reportInput, { ...report, robot: { ...robot, secret: '' } }, 'body')
    return []
  } catch (error) {
    return (error as { issues: { name: string; code: string }[] }).issues.map(({ name, code }) => [name, code])
  }
}

it.each(['abc', 'http://127.0.0.1:8080/cgi-bin/webhook/send', 'https://example.com/hook'])(
  'an address that is no robot’s, %s, is refused at its own field, by what the platform’s is',
  (url) => {
    expect(issuesOf({ kind: 'wecom', url })).toEqual([['robot.url', 'not_a_robot_wecom']])
    expect(issuesOf({ kind: 'dingtalk', url })).toEqual([['robot.url', 'not_a_robot_dingtalk']])
    expect(issuesOf({ kind: 'feishu', url })).toEqual([['robot.url', 'not_a_robot_feishu']])
  },
)

it('none at all is to be filled in', () => {
  expect(issuesOf({ kind: 'wecom', url: ' ' })).toEqual([['robot.url', 'required']])
})

it.each([
  ['wecom', 'qyapi.weixin.qq.com'],
  ['dingtalk', 'oapi.dingtalk.com'],
  ['feishu', 'open.feishu.cn'],
  ['feishu', 'open.larksuite.com'],
])('the reason names the hosts that are allowed: %s, %s', (kind, host) => {
  for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) expect(issueText(locale, `not_a_robot_${kind}`, {})).toContain(host)
})
