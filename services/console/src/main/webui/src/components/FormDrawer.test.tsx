// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { afterEach, expect, test, vi } from 'vitest'
import { routed } from '../texts/spoken'
import { zhCN } from '../texts/zh-CN'
import { FormDrawer, Typed } from './FormDrawer'
import { Steps } from './bill/Steps'

configure({ asyncUtilTimeout: 20_000 })
afterEach(cleanup)

const { unsaved, discard, goOn } = zhCN.common
const show = vi.fn()
const close = vi.fn()

function drawer(typed: boolean) {
  show.mockReset()
  close.mockReset()
  const among = { list: ['A', 'B', 'C'], show }
  return (
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <FormDrawer open close={close} title="" extra={<Steps billNo="B" among={among} />}>
        <Typed when={typed} />
      </FormDrawer>
    </ConfigProvider>
  )
}

const press = (name: string) => fireEvent.click(screen.getByText(name))
const pressClose = () => fireEvent.click(screen.getByLabelText('Close'))
const leavePage = () => {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return !event.defaultPrevented
}

test('a drawer in which nothing was typed just closes, and steps on', () => {
  routed(drawer(false))
  press(zhCN.bill.after)
  expect(show).toHaveBeenCalledWith('C')
  pressClose()
  expect(close).toHaveBeenCalled()
  expect(leavePage()).toBe(true)
})

test('what was typed is asked for before it is thrown away, by closing, by a step, and by the browser', async () => {
  routed(drawer(true))
  pressClose()
  await screen.findAllByText(unsaved)
  press(goOn)
  expect(close).not.toHaveBeenCalled()
  press(zhCN.bill.before)
  expect(show).not.toHaveBeenCalled()
  fireEvent.click((await screen.findAllByText(discard)).at(-1)!)
  await waitFor(() => expect(show).toHaveBeenCalledWith('A'))
  expect(leavePage()).toBe(false)
})

test('what was saved is nobody\'s loss any more', () => {
  const { rerender } = routed(drawer(true))
  rerender(drawer(false))
  pressClose()
  expect(close).toHaveBeenCalled()
  expect(leavePage()).toBe(true)
})

const questions = () => document.querySelectorAll('.ant-modal-confirm').length
const discardIt = () => fireEvent.click(screen.getAllByText(discard).at(-1)!)

/** Three pages gone through, the drawer on the last of them. */
const onTheThird = (typed: boolean) => {
  const { router, rerender } = routed(drawer(typed), ['/first', '/second', '/third'])
  return { rerender, back: () => act(() => router.navigate(-1)), at: () => router.state.location.pathname, router }
}

test('Back just goes where nothing was typed', async () => {
  const { back, at } = onTheThird(false)
  await back()
  expect(at()).toBe('/second')
})

test('Back asks, and leads back once what was typed is given up', async () => {
  const { back, at } = onTheThird(true)
  await back()
  expect(at()).toBe('/third')
  fireEvent.click((await screen.findAllByText(goOn)).at(-1)!)
  expect(at()).toBe('/third')
  await back()
  discardIt()
  await waitFor(() => expect(at()).toBe('/second'))
})

test('two Backs are one question', async () => {
  const { back, at } = onTheThird(true)
  await back()
  await back()
  await screen.findAllByText(unsaved)
  expect(questions()).toBe(1)
  discardIt()
  await waitFor(() => expect(at()).toBe('/second'))
})

test('Back while the question of closing stands is answered with it', async () => {
  const { back, at } = onTheThird(true)
  pressClose()
  await back()
  await screen.findAllByText(unsaved)
  expect(questions()).toBe(1)
  discardIt()
  await waitFor(() => expect(at()).toBe('/second'))
  expect(close).not.toHaveBeenCalled()
})

test('who saved and is led on is asked nothing', async () => {
  const { at, router } = onTheThird(true)
  await act(() => router.navigate('/saved'))
  expect(at()).toBe('/saved')
  expect(questions()).toBe(0)
})

test('what was saved while the question stood is not thrown away by its answer', async () => {
  const { back, at, rerender } = onTheThird(true)
  await back()
  await screen.findAllByText(unsaved)
  rerender(drawer(false))
  discardIt()
  await back()
  expect(at()).toBe('/second')
})
