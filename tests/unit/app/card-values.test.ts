import { describe, expect, it } from 'vitest'
import { readCardState, timelineHref } from '#app/(crm)/customers/[id]/_components/card-state'
import { toPreference } from '#app/(crm)/customers/[id]/_components/contacts/preference-values'
import { factValues, levelOf, toFactInput } from '#app/(crm)/customers/[id]/_components/facts/fact-values'
import { homePath, logPath, readLogHome } from '#app/(crm)/customers/[id]/_components/log/log-path'
import { newLogValues, toLogInput } from '#app/(crm)/customers/[id]/_components/log/log-values'
import { wallTime } from '#app/(crm)/customers/[id]/_components/wall-time'

describe('the URL of a card', () => {
  it('says which tab and which events; what it cannot mean is not said', () => {
    expect(readCardState({ tab: 'service', events: 'case,task,nothing', before: 'x' })).toEqual({
      tab: 'service',
      events: ['case', 'task'],
      before: 'x',
    })
    expect(readCardState({ tab: 'elsewhere' })).toEqual({ tab: 'overview', events: [], before: undefined })
  })

  it('keeps the list that the card was opened from, and leaves the page of another filter', () => {
    const list = { sort: 'name', cursor: 'c' }
    expect(timelineHref('card', 7, list, { events: ['case'], before: null })).toBe(
      '/customers/7?sort=name&cursor=c&tab=timeline&events=case',
    )
    expect(timelineHref('card', 7, {}, { events: [], before: 'p' })).toBe('/customers/7?before=p&tab=timeline')
  })

  it('is that of the prospect where the timeline stands there', () => {
    expect(timelineHref('prospect', 7, { step: 'qualified' }, { events: ['interaction'], before: null })).toBe(
      '/prospects/7?step=qualified&events=interaction',
    )
  })
})

describe('the URL of a note', () => {
  it('says how and with whom, and where it was begun', () => {
    expect(logPath('card', 7, { channel: 'call', contact: '3' })).toBe('/customers/7/log?channel=call&contact=3')
    expect(logPath('prospect', 7)).toBe('/customers/7/log?from=prospect')
    expect(logPath('prospect', 7, { entry: 9 })).toBe('/customers/7/log/9?from=prospect')
  })

  it('leads back there, and to the card where it names no such page', () => {
    expect(homePath(readLogHome({ from: 'prospect' }), 7)).toBe('/prospects/7')
    expect(homePath(readLogHome({ from: '//elsewhere' }), 7)).toBe('/customers/7')
    expect(homePath(readLogHome({}), 7)).toBe('/customers/7')
  })
})

describe('what was typed of a fact', () => {
  const input = (valueType: Parameters<typeof toFactInput>[0]['valueType'], value: string, closed = false) =>
    toFactInput({ valueType, options: closed ? [{ value: 'a', label: 'A' }] : [] }, { value }, 'CNY').value

  it('is of the type of its key', () => {
    expect(input('number', '1,200.5')).toBe(1200.5)
    expect(input('boolean', 'false')).toBe(false)
    expect(input('money', '3.45')).toEqual({ amount_minor: 345, currency: 'CNY' })
    expect(input('list', '圆通，中通 , ')).toEqual(['圆通', '中通'])
    expect(input('list', 'a\nb', true)).toEqual(['a', 'b'])
    expect(input('text', ' 上午 ')).toBe('上午')
  })

  it('goes as it is where it cannot be read, for the service to refuse', () => {
    expect(input('number', '十二')).toBe('十二')
    expect(input('number', '')).toBe('')
    expect(input('money', '1.234')).toBe('1.234')
    expect(input('boolean', '')).toBe('')
  })

  it('comes back as it was entered', () => {
    const options = [{ value: 'fresh', label: '生鲜' }]
    const fact = { options, method: 'asked' as const, source: null, confidence: 0.7 }
    expect(factValues({ ...fact, value: ['fresh', 'liquid'] })).toEqual({
      value: 'fresh\nliquid',
      method: 'asked',
      source: '',
      confidence: 'likely',
    })
    expect(factValues({ ...fact, options: [], value: { amount_minor: 345, currency: 'CNY' } }).value).toBe('3.45')
  })

  it('has the level that its confidence is nearest to', () => {
    expect([1, 0.9, 0.6, 0.5, 0].map(levelOf)).toEqual(['certain', 'certain', 'likely', 'doubtful', 'doubtful'])
    expect(levelOf(null)).toBe('')
  })
})

describe('the form of a note', () => {
  it('begins with a call of ours, or as the URL says', () => {
    const offered = ['term_7', 'call', 'visit']
    expect(newLogValues({}, offered)).toMatchObject({ channel: 'call', direction: 'outbound', contact_id: '', heard: '' })
    expect(newLogValues({ channel: 'visit', contact: '12' }, offered)).toMatchObject({ channel: 'visit', contact_id: '12' })
    expect(newLogValues({ channel: 'fax', contact: 'x' }, offered)).toMatchObject({ channel: 'call', contact_id: '' })
    expect(newLogValues({ channel: 'term_7' }, offered)).toMatchObject({ channel: 'term_7' })
    expect(newLogValues({ channel: 'call' }, ['visit'])).toMatchObject({ channel: 'visit' })
  })

  it('gives minutes as a number, and what is none as it is', () => {
    expect(toLogInput({ duration_minutes: '45', heard: null })).toEqual({ duration_minutes: 45, heard: null })
    expect(toLogInput({ duration_minutes: '3/4' })).toEqual({ duration_minutes: '3/4' })
    expect(toLogInput({ duration_minutes: null })).toEqual({ duration_minutes: null })
  })

  it('shows an instant as a clock of the company does', () => {
    expect(wallTime('2026-11-20T01:30:00.000Z', 'Asia/Shanghai')).toBe('2026-11-20T09:30')
    expect(wallTime('2026-11-20T16:05:00.000Z', 'Asia/Shanghai')).toBe('2026-11-21T00:05')
  })
})

describe('the form of preferences', () => {
  it('is all of it at once, what is empty as nothing', () => {
    expect(toPreference({ refused: 'call\nmail', from_time: '09:00', to_time: '12:00', least_days: '7' }, 2)).toEqual({
      version: 2,
      refused: ['call', 'mail'],
      from_time: '09:00',
      to_time: '12:00',
      least_days: 7,
    })
    expect(toPreference({ refused: '', from_time: '', to_time: '', least_days: '' }, 0)).toEqual({
      version: 0,
      refused: [],
      from_time: null,
      to_time: null,
      least_days: null,
    })
  })
})
