import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { type Writing, useWrite } from './useWrite'

afterEach(() => vi.unstubAllGlobals())

const request = { method: 'POST', path: '/api/x', body: { a: 1 } } as const

/** What is sent, as long as a service answers with these statuses; 0 is no answer. */
function writingTo(...statuses: number[]) {
  const keys: string[] = []
  const assign = vi.fn()
  vi.stubGlobal('window', { location: { pathname: '/my', search: '', assign } })
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', async (_: string, { headers }: { headers: Record<string, string> }) => {
    keys.push(headers['Idempotency-Key'] ?? '')
    const status = statuses[keys.length - 1] ?? 200
    if (status === 0) throw new TypeError('away')
    return new Response('{}', { status })
  })
  let writing: Writing<unknown> | undefined
  const Page = () => {
    writing = useWrite()
    return null
  }
  renderToString(createElement(Page))
  return { keys, assign, send: writing!.send }
}

test.each([
  [0, true],
  [500, true],
  [502, true],
  [504, true],
  [400, false],
  [401, false],
  [403, false],
  [409, false],
  [412, false],
  [499, false],
])('the key of a request that was answered with %i is sent again: %s', async (status, again) => {
  const { keys, send } = writingTo(status)
  await send(request)
  await send(request)
  expect(keys[1] === keys[0]).toBe(again)
})

test.each([[[0, 401, 200]], [[504, 403, 0, 429, 200]]])(
  'what may have happened keeps its key until it succeeds: %j',
  async (statuses) => {
    const { keys, send } = writingTo(...statuses)
    for (const _ of statuses) await send(request)
    expect(new Set(keys).size).toBe(1)
    await send(request)
    expect(new Set(keys).size).toBe(2)
  },
)

test('another request, and one that succeeded before, are new wishes', async () => {
  const { keys, send } = writingTo(0, 200, 200)
  await send(request)
  await send({ ...request, body: { a: 2 } })
  await send({ ...request, body: { a: 2 } })
  expect(new Set(keys).size).toBe(3)
})

test('whoever is refused stays on the page and is told why', async () => {
  const { assign, send } = writingTo(401)
  const refused = vi.fn()
  expect(await send(request, refused)).toBeUndefined()
  expect(refused).toHaveBeenCalledWith(expect.objectContaining({ status: 401 }))
  expect(assign).not.toHaveBeenCalled()
})
