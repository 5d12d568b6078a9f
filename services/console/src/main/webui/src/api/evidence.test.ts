import { afterEach, expect, test, vi } from 'vitest'
import { evidence } from './correction'

afterEach(() => vi.unstubAllGlobals())

const values = (energyTenthWh: number) => ({ energyTenthWh })
const versions = [
  { billVersion: 2, current: true, values: values(2) },
  { billVersion: 1, current: false, values: values(1) },
]

const told = async (answer: object) => {
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  vi.stubGlobal('fetch', async () => Response.json(answer))
  return evidence('20191016161822566095', new AbortController().signal)
}

test('a correction starts from what the service says of the bill', async () => {
  expect((await told({ versions, current: values(3) })).current).toEqual(values(3))
})

test('a replica of the release before says it by the current version alone', async () => {
  expect((await told({ versions })).current).toEqual(values(2))
})
