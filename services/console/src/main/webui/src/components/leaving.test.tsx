// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, screen } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import type { ReactElement } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { MeContext } from '../api/session'
import { CampaignDrawer } from '../pages/campaign/CampaignDrawer'
import { routed } from '../texts/spoken'
import { zhCN } from '../texts/zh-CN'
import { DraftForm } from './announcement/DraftForm'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const { unsaved } = zhCN.common
const asked = () => screen.findAllByText(unsaved)
const shown = (form: ReactElement, answer: (path: string) => unknown) => {
  vi.stubGlobal('fetch', async (path: string) => Response.json(answer(path)))
  const { router } = routed(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <MeContext value={{ username: 'a', name: 'A', operatorId: 'zpd', roles: ['operator-admin'] }}>{form}</MeContext>
    </ConfigProvider>,
    ['/before', '/here'],
  )
  return { back: () => act(() => router.navigate(-1)), at: () => router.state.location.pathname }
}

const article = async () => {
  const close = vi.fn()
  const { back, at } = shown(<DraftForm close={close} />, () => ({ items: [] }))
  const title = await screen.findByLabelText(zhCN.announcement.titleField)
  return { close, back, at, title, type: () => fireEvent.change(title, { target: { value: '占桩费退费' } }) }
}
const esc = (from: HTMLElement) => fireEvent.keyDown(from, { key: 'Escape', code: 'Escape', keyCode: 27 })

test('Esc closes an article in which nothing was typed', async () => {
  const { close, title } = await article()
  esc(title)
  expect(close).toHaveBeenCalled()
})

test('Esc, Back and a closed tab ask before an article is thrown away', async () => {
  const { close, back, at, title, type } = await article()
  type()
  const leaves = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaves)
  expect(leaves.defaultPrevented).toBe(true)
  esc(title)
  await asked()
  await back()
  expect(at()).toBe('/here')
  expect(close).not.toHaveBeenCalled()
})

test('a gift that somebody writes is asked for before its campaign is edited', async () => {
  const edit = vi.fn()
  const campaign = {
    campaignId: 'c', name: '春', state: 'ACTIVE', version: 1, trigger: 'RECHARGE', rechargeThresholdFen: 100, piecesPerGift: 1, faceFen: 500,
    totalGifts: 10, giftsGiven: 0, minimumSpendFen: 0, departments: [], subOperators: [], stationIds: [],
    giftFrom: '2019-10-01T00:00:00Z', giftUntil: '2019-11-01T00:00:00Z', validityDays: 30, count: 0, items: [],
    giftsLeft: 10, leftToGiveFen: 0, stillPossibleFen: 0, vouchers: { given: 0, givenFen: 0, redeemed: 0, redeemedFen: 0 },
  }
  shown(
    <CampaignDrawer campaignId="c" stations={[]} edit={edit} changed={vi.fn()} close={vi.fn()} />,
    () => campaign,
  )
  fireEvent.click(await screen.findByText(zhCN.campaign.give))
  fireEvent.change(screen.getByPlaceholderText(zhCN.campaign.causeHints.MANUAL), { target: { value: '开业' } })
  fireEvent.click(screen.getByText(zhCN.campaign.edit))
  await asked()
  expect(edit).not.toHaveBeenCalled()
})
