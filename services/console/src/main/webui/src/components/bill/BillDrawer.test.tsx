// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { useSearchParams } from 'react-router-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { MeContext } from '../../api/session'
import { ZonesContext } from '../../api/zone'
import { routed } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { BillDrawer } from './BillDrawer'
import { evidence, preview, values } from './samples'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const { unsaved, discard, goOn } = zhCN.common
const { correction } = zhCN
const record = {
  billNo: '', state: 'HELD', stationId: 'S', stationName: '甲站', pileCode: '44030600210000200001', connectorNo: '01',
  driver: null, tariffId: 'T', tariffVersion: 1, requestedAt: '2019-10-16T08:18:00Z', heldAt: '2019-10-16T09:30:00Z',
  energyTenthWh: 100_000, reservedFen: 3_000, totalFen: 0, dueFen: null, findings: [],
  priceSuperseded: null,
}
const offer = {
  billNo: 'A', stationId: 'S', recordId: 'r', state: 'OPEN', offeredAt: '2019-10-16T10:00:00Z', againstVersion: 1,
  values: values(95_000), decidedAt: null, decidedBy: null, reason: null,
}
const told = (path: string) => {
  if (path.includes('/charging-records/')) return record
  if (path.endsWith('/evidence')) return { ...evidence(1, values(100_000)), state: 'HELD', offers: [offer] }
  if (path.endsWith('/preview')) return preview(95_000)
  return {}
}
/** A list whose address says which of its bills is open. */
function Bills() {
  const [address, setAddress] = useSearchParams()
  return (
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <MeContext value={{ username: 'f', name: 'F', operatorId: 'zpd', roles: ['finance'] }}>
        <ZonesContext value={{ byStation: new Map([['S', 'Asia/Shanghai']]), complete: true, reload: vi.fn() }}>
          <BillDrawer
            billNo={address.get('bill')}
            show={(billNo) => setAddress(billNo ? { bill: billNo } : {})}
            list={['A', 'B']}
          />
        </ZonesContext>
      </MeContext>
    </ConfigProvider>
  )
}
const energy = () => screen.queryByLabelText<HTMLInputElement>(zhCN.records.energy)
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } })
const typed = async (...before: string[]) => {
  vi.stubGlobal('fetch', async (path: string) => Response.json(told(path)))
  const { router } = routed(<Bills />, [...before, '/?bill=A'])
  fireEvent.click(await screen.findByText(correction.title))
  type(energy()!, '9')
  return { back: () => act(() => router.navigate(-1)), at: () => router.state.location.search }
}
const giveUp = async () => fireEvent.click((await screen.findAllByText(discard)).at(-1)!)

test('deciding an offered record leaves what was typed of a correction', async () => {
  await typed()
  type(await screen.findByPlaceholderText(correction.dismissWhy), '与现场不符')
  fireEvent.click(screen.getByText(correction.dismissRecord))
  await screen.findByText(correction.decided.dismiss)
  expect(energy()!.value).toBe('9')
})

test('Back asks before it throws away what was typed, and stays with it', async () => {
  const { back, at } = await typed('/?bill=B')
  await back()
  await screen.findAllByText(unsaved)
  fireEvent.click(screen.getByText(goOn))
  expect(at()).toBe('?bill=A')
  expect(energy()!.value).toBe('9')
})

test.each([['/?bill=B', '?bill=B'], ['/', '']])('Back to %s goes there once what was typed is given up', async (to, then) => {
  const { back, at } = await typed(to)
  await back()
  await giveUp()
  await waitFor(() => expect(at()).toBe(then))
  await waitFor(() => expect(energy()).toBeNull())
})

test('who gives up what was typed by closing is not asked again by the address that follows', async () => {
  const { at } = await typed()
  fireEvent.click(screen.getByLabelText('Close'))
  await giveUp()
  await waitFor(() => expect(at()).toBe(''))
  await waitFor(() => expect(energy()).toBeNull())
})
