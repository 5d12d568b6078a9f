// @vitest-environment happy-dom
import { act, cleanup, configure, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ProblemError } from './http'
import { me } from './session'
import { useLoad } from './useLoad'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const signedOut = new ProblemError({ type: '/problems/not-signed-in', status: 401, title: 'Sign in first' })

/** Reads that are answered when somebody says so, the latest last. */
function reading() {
  const asked: {
    what: string
    answer: (data: string) => void
    refuse: (failure: Error) => void
    signal: AbortSignal
  }[] = []
  const read = (what: string) => (signal: AbortSignal) =>
    new Promise<string>((answer, refuse) => {
      asked.push({ what, answer, refuse, signal })
    })
  const page = renderHook(({ what }) => useLoad(read(what), [what]), { initialProps: { what: 'A' } })
  const settle = async (how: () => void) => { await act(async () => how()) }
  return { ...page, asked, settle }
}

test('a session that ends while somebody is on the page is told; what is shown stays', async () => {
  const { result, asked, settle } = reading()
  await settle(() => asked[0]!.answer('a'))
  await settle(() => result.current.reload())
  await settle(() => asked[1]!.refuse(signedOut))
  expect(result.current).toMatchObject({ data: 'a', problem: { status: 401 }, loading: false })
})

test('whoever comes back to the page, signed in again, sees it read again', async () => {
  const { result, asked, settle } = reading()
  await settle(() => asked[0]!.refuse(signedOut))
  await settle(() => window.dispatchEvent(new Event('focus')))
  await settle(() => asked[1]!.answer('a'))
  expect([result.current.data, result.current.problem]).toEqual(['a', undefined])
  await settle(() => window.dispatchEvent(new Event('focus')))
  expect(asked).toHaveLength(2)
})

test('another failure waits for somebody to try again', async () => {
  const { asked, settle } = reading()
  await settle(() => asked[0]!.refuse(new ProblemError({ status: 503, title: '' })))
  await settle(() => window.dispatchEvent(new Event('focus')))
  expect(asked).toHaveLength(1)
})

test('what was shown of another thing does not stand beside a failure', async () => {
  const { result, asked, settle, rerender } = reading()
  await settle(() => asked[0]!.answer('a'))
  rerender({ what: 'B' })
  expect(result.current).toMatchObject({ data: 'a', loading: true })
  await settle(() => asked[1]!.refuse(signedOut))
  expect(result.current.data).toBeUndefined()
})

test('an answer that comes too late is dropped', async () => {
  const { result, asked, settle, rerender } = reading()
  rerender({ what: 'B' })
  expect(asked[0]!.signal.aborted).toBe(true)
  await settle(() => asked[1]!.answer('b'))
  await settle(() => asked[0]!.answer('a'))
  expect(result.current.data).toBe('b')
})

test('only who opens the app as a stranger is led to the sign-in page', async () => {
  const assign = vi.fn()
  vi.stubGlobal('location', { pathname: '/tariffs', search: '?tab=stations', assign })
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 401 }))
  const { result } = renderHook(() => useLoad(me, []))
  await waitFor(() => expect(assign).toHaveBeenCalledWith('/login?redirect=%2Ftariffs%3Ftab%3Dstations'))
  expect(result.current.loading).toBe(true)
})
