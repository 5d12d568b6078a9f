import { describe, expect, it } from 'vitest'
import { decisionIn } from './jsSdk'

describe("what WeChat's open tag says of a press", () => {
  it.each([
    ['{"t1":"{\\"status\\":\\"accept\\"}"}', 'ACCEPT'],
    ['{"t1":"{\\"status\\":\\"reject\\"}"}', 'REJECT'],
    ['{"t1":"{\\"status\\":\\"cancel\\"}"}', 'CANCEL'],
    ['{"t1":"{\\"status\\":\\"filter\\"}"}', 'FILTER'],
    ['{"t1":{"status":"accept"}}', 'ACCEPT'],
    [{ t1: { status: 'accept' } }, 'ACCEPT'],
    ['{"t2":"{\\"status\\":\\"accept\\"}"}', undefined],
    ['{"t1":"{\\"status\\":\\"granted\\"}"}', undefined],
    ['{"t1":"accept"}', undefined],
    ['accept', undefined],
    ['', undefined],
    [undefined, undefined],
    [null, undefined],
  ])('%o is %s', (details, decision) => expect(decisionIn(details, 't1')).toBe(decision))
})
