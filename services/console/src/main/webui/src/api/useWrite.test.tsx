import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { type Writing, useWrite } from './useWrite'

afterEach(() => vi.unstubAllGlobals())

test.each([['sign in', ['/login?redirect=%2Fmy%3Fa%3D1']], ['tell', []]] as const)('a stranger who writes: %s', async (whenStranger, went) => {
  const assign = vi.fn()
  vi.stubGlobal('window', { location: { pathname: '/my', search: '?a=1', assign } })
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', async () => new Response('{"type":"/problems/not-signed-in"}', { status: 401 }))
  let writing: Writing<unknown> | undefined
  const Page = () => {
    writing = useWrite(whenStranger)
    return null
  }
  renderToString(createElement(Page))

  expect(await writing?.send({ method: 'POST', path: '/api/x' })).toBeUndefined()

  expect(assign.mock.calls.flat()).toEqual(went)
})
