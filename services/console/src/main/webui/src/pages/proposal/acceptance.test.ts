import { expect, test } from 'vitest'
import type { Confidence, Reviewed } from '../../api/correction'
import { unsaid } from '../../components/bill/Save'
import { acceptance, totalOf, wantedOf } from './acceptance'

const lost = (billNo: string, confidence?: Confidence, findings: unknown[] = []) =>
  ({
    billNo,
    billVersion: 1,
    proposal: confidence ? { confidence } : null,
    preview: confidence ? { digest: `d${billNo}`, findings, after: { totalFen: Number(billNo) * 100 } } : null,
  }) as unknown as Reviewed

const rows = [lost('1', 'HIGH'), lost('2', 'MEDIUM'), lost('3', 'HIGH', [{ code: 9 }]), lost('4')]
const numbers = (page: number, chosen?: { page: number; billNos: string[] }) =>
  wantedOf(rows, page, chosen).map((one) => one.billNo)

test('what can be trusted is ticked from the start', () => expect(numbers(1)).toEqual(['1']))

test('what somebody ticked counts on its page alone', () => {
  expect(numbers(1, { page: 1, billNos: ['2', '3'] })).toEqual(['2', '3'])
  expect(numbers(1, { page: 1, billNos: [] })).toEqual([])
  expect(numbers(2, { page: 1, billNos: ['2', '3'] })).toEqual(['1'])
})

test('what cannot be billed is never wanted', () => expect(numbers(1, { page: 1, billNos: ['4'] })).toEqual([]))

test('drivers are told only if somebody chooses so', () => {
  expect(unsaid.notifyDriver).toBe(false)
  expect(acceptance(rows.slice(0, 1), { ...unsaid, reason: 'r' })).toEqual({
    items: [{ billNo: '1', digest: 'd1' }],
    reason: 'r',
    notifyDriver: false,
  })
  expect(acceptance([], { reason: 'r', notifyDriver: true }).notifyDriver).toBe(true)
})

test('tells what all that is wanted comes to, and nothing of what cannot be billed', () => {
  expect([totalOf(rows), totalOf(rows.slice(0, 2)), totalOf([])]).toEqual([600, 300, 0])
})
