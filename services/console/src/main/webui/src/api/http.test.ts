import { afterEach, expect, test, vi } from 'vitest'
import { all } from './http'

afterEach(() => vi.unstubAllGlobals())

test('a list is read to its end', async () => {
  const pages: Record<string, unknown> = {
    '/things?limit=200': { items: [1, 2], nextCursor: 'a' },
    '/things?limit=200&cursor=a': { items: [3], nextCursor: 'b' },
    '/things?limit=200&cursor=b': { items: [], nextCursor: null },
  }
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', async (path: string) => Response.json(pages[path]))
  expect(await all('/things')).toEqual([1, 2, 3])
})
