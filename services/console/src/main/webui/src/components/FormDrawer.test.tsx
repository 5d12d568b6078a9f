// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { afterEach, expect, test, vi } from 'vitest'
import { render } from '../texts/spoken'
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
  render(drawer(false))
  press(zhCN.bill.after)
  expect(show).toHaveBeenCalledWith('C')
  pressClose()
  expect(close).toHaveBeenCalled()
  expect(leavePage()).toBe(true)
})

test('what was typed is asked for before it is thrown away, by closing, by a step, and by the browser', async () => {
  render(drawer(true))
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
  const { rerender } = render(drawer(true))
  rerender(drawer(false))
  pressClose()
  expect(close).toHaveBeenCalled()
  expect(leavePage()).toBe(true)
})
