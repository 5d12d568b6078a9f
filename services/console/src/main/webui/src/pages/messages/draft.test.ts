import { describe, expect, it } from 'vitest'
import { findingsAt, saidWith, sendable, sooner, typedTemplate, untypedTemplate } from './draft'

const accounts = [
  { appId: 'wx1', name: 'ZPD', version: '1', secretConfigured: true, pausedUntil: null, pauseReason: null },
]

describe('a template as somebody types it', () => {
  it('starts with the first account and one empty line, which is not sent', () => {
    const typed = typedTemplate(undefined, accounts)
    expect(typed).toMatchObject({ appId: 'wx1', channels: ['WECHAT_TEMPLATE'], fields: [{ key: '', value: '' }] })
    expect(sendable(untypedTemplate(typed))).toBe(false)
  })

  it('is sent when each line has its value and its key', () => {
    const typed = {
      ...typedTemplate(undefined, accounts),
      templateId: ' t1 ',
      fields: [{ key: 'thing1', value: 'stationName' }],
    }
    expect(untypedTemplate(typed)).toMatchObject({ templateId: 't1', pageUrl: null, serviceText: null })
    expect(sendable(untypedTemplate(typed))).toBe(true)
    expect(sendable(untypedTemplate({ ...typed, templateId: ' ' }))).toBe(false)
    expect(sendable(untypedTemplate({ ...typed, fields: [] }))).toBe(false)
    expect(sendable(untypedTemplate({ ...typed, fields: [{ key: 'thing1', value: '' }] }))).toBe(false)
    expect(sendable(untypedTemplate({ ...typed, appId: '' }))).toBe(false)
  })

  it('keeps the text of a channel that was switched off, and does not send it', () => {
    const typed = { ...typedTemplate(undefined, accounts), serviceText: '账单{billNo}' }
    expect(untypedTemplate(typed).serviceText).toBeNull()
    expect(untypedTemplate({ ...typed, channels: ['WECHAT_TEMPLATE', 'WECHAT_CUSTOMER_SERVICE'] }).serviceText).toBe(
      '账单{billNo}',
    )
  })
})

describe('the template of notices', () => {
  const typed = {
    ...typedTemplate(undefined, accounts),
    templateId: 't1',
    fields: [{ key: 'thing1', value: 'stationName' }],
  }
  const both = { ...typed, channels: ['WECHAT_SUBSCRIPTION', 'WECHAT_TEMPLATE'] as const }

  it('is sent with its channel only, and when it is whole', () => {
    expect(untypedTemplate({ ...typed, noticeId: 'n1' }).notice).toBeNull()
    const whole = untypedTemplate({
      ...both,
      channels: [...both.channels],
      noticeId: 'n1',
      noticeFields: [{ key: 'thing9', value: 'stationName' }],
    })
    expect(whole.notice).toEqual({ templateId: 'n1', fields: [{ key: 'thing9', value: 'stationName' }] })
    expect(sendable(whole)).toBe(true)
    expect(sendable(untypedTemplate({ ...both, channels: [...both.channels], noticeId: 'n1' }))).toBe(false)
  })
})

describe('a channel', () => {
  it('is moved one place earlier, and the first stays where it is', () => {
    expect(sooner(['WECHAT_TEMPLATE', 'WECHAT_CUSTOMER_SERVICE'], 'WECHAT_CUSTOMER_SERVICE')).toEqual([
      'WECHAT_CUSTOMER_SERVICE',
      'WECHAT_TEMPLATE',
    ])
    expect(sooner(['WECHAT_TEMPLATE', 'WECHAT_CUSTOMER_SERVICE'], 'WECHAT_TEMPLATE')).toEqual([
      'WECHAT_TEMPLATE',
      'WECHAT_CUSTOMER_SERVICE',
    ])
  })
})

describe('findings', () => {
  const told = findingsAt([
    { code: 'value-misfit', at: 'fields[1].key', message: 'billNo does not fit amount1' },
    { code: 'key-twice', at: 'fields[1].key', message: 'amount1 is mapped twice' },
  ], { 'key-twice': '字段重复' })

  it('stand at their own place and at no other', () => {
    expect(told('fields[1].key')).toEqual({ validateStatus: 'error', help: 'billNo does not fit amount1；字段重复' })
    expect(told('fields[1].value')).toEqual({})
    expect(told('fields')).toEqual({})
  })
})

describe('a text', () => {
  it('says the values that it names, and shows a name that is none', () => {
    expect(saidWith('账单{billNo}，{nothing}', (name) => (name === 'billNo' ? '2019' : ''))).toBe('账单2019，{nothing}')
  })
})
