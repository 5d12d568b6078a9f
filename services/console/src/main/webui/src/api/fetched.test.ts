import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fetched } from './fetched'

const reload = vi.fn()
let edge: 'answers' | 'is away' | 'is broken' = 'answers'

beforeEach(() => {
  const kept = new Map<string, string>()
  edge = 'answers'
  reload.mockReset()
  vi.stubGlobal('window', { location: { reload } })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  vi.stubGlobal('fetch', async () => {
    if (edge === 'is away') throw new TypeError('away')
    return new Response(null, { status: edge === 'answers' ? 200 : 503 })
  })
})
afterEach(() => vi.unstubAllGlobals())

const comes = async () => 'code'
const fails = async (): Promise<string> => { throw new TypeError('gone') }
const turns = () => new Promise((over) => { setTimeout(over) })

/** Whoever asks for a part that makes the app load anew gets no answer any more. */
const asks = async (part: string) => {
  void fetched(part, fails)
  await turns()
}

test('a part that comes is just there', async () => {
  expect(await fetched('bills', comes)).toBe('code')
  expect(reload).not.toHaveBeenCalled()
})

test('a part that is gone since a release makes the app load anew, once', async () => {
  await asks('bills')
  expect(reload).toHaveBeenCalledTimes(1)
  await expect(fetched('bills', fails)).rejects.toThrow('gone')
  expect(reload).toHaveBeenCalledTimes(1)
})

test('once it came, the next release may take it away again; another part that comes says nothing of it', async () => {
  await asks('bills')
  await fetched('frame', comes)
  await expect(fetched('bills', fails)).rejects.toThrow('gone')
  await fetched('bills', comes)
  await asks('bills')
  expect(reload).toHaveBeenCalledTimes(2)
})

test.each(['is away', 'is broken'] as const)('while the edge %s nothing is loaded anew', async (how) => {
  edge = how
  await expect(fetched('bills', fails)).rejects.toMatchObject({ problem: { status: 0 } })
  expect(reload).not.toHaveBeenCalled()
})
