// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Evidence } from '../../api/correction'
import { MeContext } from '../../api/session'
import { routed } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { CorrectionForm, type RatedBy } from './CorrectionForm'
import { evidence, preview, values } from './samples'

const words = zhCN.correction

/** What the service is asked, and what it answers: one after the other. */
const asked: { path: string; body: Record<string, unknown>; ifMatch?: string }[] = []
let answers: (() => Promise<Response>)[] = []

beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('fetch', (path: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    asked.push({ path, body: JSON.parse(body), ifMatch: headers['If-Match'] })
    return answers.shift()!()
  })
})
configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const says = (body: unknown, status = 200) => async () => Response.json(body, { status })
const reload = vi.fn()
const done = vi.fn()
const ratedBy: RatedBy = { tariffId: 'T', tariffVersion: 1, priceSuperseded: null }
const form = (of: Evidence, roles = ['finance'], by = ratedBy) => (
  <ConfigProvider button={{ autoInsertSpace: false }}>
    <MeContext value={{ username: 'f', name: 'F', operatorId: 'zpd', roles }}>
      <CorrectionForm evidence={of} ratedBy={by} reload={reload} done={done} />
    </MeContext>
  </ConfigProvider>
)
const energy = () => screen.getByLabelText<HTMLInputElement>(zhCN.records.energy)
const saving = () => screen.queryByText(words.save)?.closest('button')
const looking = () => screen.getByText(words.look).closest('button')!
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } })
const look = async (kwh: string) => {
  type(energy(), kwh)
  fireEvent.click(looking())
  await screen.findByText(words.goesBack('1.00'))
}
const reason = () => screen.getByPlaceholderText(new RegExp(zhCN.common.reasonHint))

test('Enter in a field looks ahead, where there is something that can be read', async () => {
  routed(form(evidence(1, values(100_000))))
  answers = [says(preview(90_000))]
  const { form: submits, type: how } = looking()
  expect([submits, how]).toEqual([energy().form, 'submit'])
  type(energy(), '9x')
  expect(looking().disabled, 'and Enter, too, does nothing').toBe(true)
  type(energy(), '9')
  expect(looking().disabled).toBe(false)
  fireEvent.submit(submits!)
  await screen.findByText(words.goesBack('1.00'))
  expect(asked.map(({ body }) => body)).toEqual([{ energyTenthWh: 90_000 }])
})

test('saves just what was looked at: its digest, its version and the reason', async () => {
  answers = [says(preview(90_000)), says({ billVersion: 2 })]
  routed(form(evidence(1, values(100_000))))
  await look('9')
  expect(saving()!.disabled).toBe(true)
  type(reason(), ' 表坏 ')
  fireEvent.click(saving()!)
  await waitFor(() => expect(done).toHaveBeenCalledWith(words.saved(2)))
  expect(asked[1]).toEqual({
    path: '/api/billing/v1/bills/20191016161822566095/corrections', ifMatch: '"1"',
    body: { values: { energyTenthWh: 90_000 }, digest: 'of 90000', reason: '表坏', notifyDriver: false },
  })
})

test('the price in force is offered where another one rated the bill, with both, and asked for no longer than that', async () => {
  const marked = { ...ratedBy, priceSuperseded: { tariffId: 'T', tariffVersion: 2 } }
  const box = () => screen.queryByLabelText(words.priceInForce)
  const { rerender } = routed(form(evidence(1, values(100_000))))
  expect(box()).toBeNull()
  rerender(form(evidence(1, values(100_000)), ['finance'], marked))
  screen.getByText(`${zhCN.bill.tariffVersion('T', 1)} → ${zhCN.bill.tariffVersion('T', 2)}`)
  answers = [says(preview(90_000)), says(preview(90_000))]
  fireEvent.click(box()!)
  await look('9')
  rerender(form(evidence(1, values(100_000))))
  fireEvent.click(looking())
  await waitFor(() => expect(asked).toHaveLength(2))
  expect(asked.map(({ body }) => body)).toEqual([{ energyTenthWh: 90_000, priceInForce: true }, { energyTenthWh: 90_000 }])
})

test('a preview goes with the form it was asked for, and so does one that is still on its way', async () => {
  let late: (answer: Response) => void = () => undefined
  answers = [says(preview(90_000)), () => new Promise((answer) => { late = answer })]
  routed(form(evidence(1, values(100_000))))
  await look('9')
  type(energy(), '8')
  expect(screen.queryByText(words.goesBack('1.00'))).toBeNull()
  expect(saving()).toBeUndefined()
  fireEvent.click(looking())
  await waitFor(() => expect(asked).toHaveLength(2))
  type(energy(), '7')
  late(Response.json(preview(80_000)))
  await waitFor(() => expect(looking().className).not.toContain('loading'))
  expect(saving()).toBeUndefined()
})

test('a record that came in between is shown beside bill and wish; what was typed stays, to be looked at again', async () => {
  answers = [says(preview(90_000)), says({ type: '/problems/record-arrived', title: '', record: values(95_000) }, 409)]
  const { rerender } = routed(form(evidence(1, values(100_000))))
  await look('9')
  type(reason(), '表坏')
  fireEvent.click(saving()!)
  await screen.findByText(words.conflict.lookAgain)
  expect(reload).toHaveBeenCalled()
  rerender(form(evidence(2, { ...values(95_000), idleCharged: false })))
  const told = screen.getByText(words.conflict.lookAgain).closest('section')!.textContent
  for (const one of [words.conflict.record, words.conflict.current, words.conflict.wanted, '9.5000', '9.0000'])
    expect(told).toContain(one)
  expect(energy().value).toBe('9')
  expect(screen.getByLabelText<HTMLInputElement>(zhCN.tariff.chargeIdle).checked).toBe(false)
  expect(saving()).toBeUndefined()
  answers = [says({ ...preview(90_000), billVersion: 2 })]
  fireEvent.click(looking())
  await screen.findByText(words.goesBack('1.00'))
  expect((reason() as HTMLInputElement).value).toBe('表坏')
})

test('a session that ended while somebody typed loses nothing', async () => {
  answers = [says(preview(90_000)), says({ type: '/problems/not-signed-in', title: '' }, 401)]
  routed(form(evidence(1, values(100_000))))
  await look('9')
  type(reason(), '表坏')
  fireEvent.click(saving()!)
  await screen.findByText(zhCN.errors.signedOut)
  expect([energy().value, (reason() as HTMLInputElement).value]).toEqual(['9', '表坏'])
  expect(saving()!.disabled).toBe(false)
})

test('the service desk looks, and does not save', async () => {
  answers = [says(preview(90_000))]
  routed(form(evidence(1, values(100_000)), ['service-desk']))
  await look('9')
  expect(saving()).toBeUndefined()
  expect(screen.getByText(words.mayNotSave)).toBeTruthy()
})
