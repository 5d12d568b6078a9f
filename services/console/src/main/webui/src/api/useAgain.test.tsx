// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useAgain } from './useAgain'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const quiet = { loading: false, problem: undefined }
const refused = { loading: false, problem: { title: '', status: 401 } }

test.each([
  ['moves', true, [quiet, quiet], 1],
  ['stands still', false, [quiet, quiet], 0],
  ['is under way', true, [quiet, { ...quiet, loading: true }], 0],
  ['is refused', true, [quiet, refused], 0],
])('what %s (%s) is asked for again as often as it should', (_, moving, loads, times) => {
  const again = vi.fn()
  renderHook(() => useAgain(again, 1000, moving, loads))
  vi.advanceTimersByTime(999)
  expect(again).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(again).toHaveBeenCalledTimes(times)
})

test.each([0, 429, 500, 503])('what only did not come (%i) is asked for again, more slowly', (status) => {
  const again = vi.fn()
  renderHook(() => useAgain(again, 1000, true, [quiet, { loading: false, problem: { title: '', status } }]))
  vi.advanceTimersByTime(4_999)
  expect(again).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(again).toHaveBeenCalledTimes(1)
})

test.each([400, 401, 403, 404, 409])('what is refused (%i) is not, whatever else only did not come', (status) => {
  const again = vi.fn()
  const away = { loading: false, problem: { title: '', status: 503 } }
  renderHook(() => useAgain(again, 1000, true, [away, { loading: false, problem: { title: '', status } }]))
  vi.advanceTimersByTime(60_000)
  expect(again).not.toHaveBeenCalled()
})

test('what was refused goes on once it is answered again', () => {
  const again = vi.fn()
  const { rerender } = renderHook(({ of }) => useAgain(again, 1000, true, [of]), {
    initialProps: { of: refused as Parameters<typeof useAgain>[3][number] },
  })
  vi.advanceTimersByTime(60_000)
  expect(again).not.toHaveBeenCalled()
  rerender({ of: quiet })
  vi.advanceTimersByTime(1000)
  expect(again).toHaveBeenCalledTimes(1)
})
