import { expect, test } from 'vitest'
import { untilChanged } from './untilChanged'

const lost = undefined

test.each([
  { answers: [200], waited: [1], now: 200 },
  { answers: [100, 100, 200, 300], waited: [1, 2, 4], now: 200 },
  { answers: [lost, 200], waited: [1, 2], now: 200 },
  { answers: [100, 100, 100, 100, 200], waited: [1, 2, 4, 8, 15], now: 200 },
  { answers: [100, 100, 100, 100, lost, 200], waited: [1, 2, 4, 8, 15], now: 100 },
])('reads $answers after $waited s and ends with $now', async ({ answers, waited, now }) => {
  const left = [...answers]
  const waits: number[] = []
  const read = async () => {
    const answer = left.shift()
    if (answer === lost) throw new Error('lost')
    return answer
  }

  expect(await untilChanged(read, 100, async (millis) => { waits.push(millis / 1000) })).toBe(now)

  expect(waits).toEqual(waited)
})
