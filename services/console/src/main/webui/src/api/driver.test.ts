import { afterEach, expect, test, vi } from 'vitest'
import { moneyIn, profile } from './driver'

afterEach(() => vi.unstubAllGlobals())

const answered = (status: number, body: unknown) => {
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }))
  return profile(new AbortController().signal)
}

test('who has not said yet who it is has no profile', async () => {
  expect(await answered(404, { type: '/problems/not-found' })).toBeUndefined()
  expect(await answered(200, { nickname: '阿明', phone: '18912344136' })).toEqual({
    nickname: '阿明',
    phone: '18912344136',
  })
})

test.each([401, 403, 503])('a failure (%i) is no missing profile', async (status) => {
  await expect(answered(status, {})).rejects.toMatchObject({ problem: { status } })
})

test('money comes and goes, whether some of it is set aside or owed', () => {
  const before = { balanceFen: 1_000, bonusFen: 0, reservedFen: 0, receivableFen: 0 }
  expect(moneyIn({ ...before, balanceFen: 400, reservedFen: 600 })).toBe(moneyIn(before))
  expect(moneyIn({ ...before, balanceFen: 1_200, bonusFen: 200 })).toBe(moneyIn(before) + 200)
  expect(moneyIn({ ...before, balanceFen: 0, receivableFen: 500 }) + 500).toBe(moneyIn({ ...before, balanceFen: 0 }))
})
