import type { Voucher } from '../../api/voucher'

export interface Stack {
  key: string
  first: Voucher
  pieces: number
}

/** Vouchers that look alike to their driver, and how many there are of them; in the order of the first of each. */
export function alike(vouchers: Voucher[]): Stack[] {
  const stacks = new Map<string, Stack>()
  for (const one of vouchers) {
    const key = [one.campaignName, one.faceFen, one.minimumSpendFen, one.expiresAt, one.lapsesBelowFen ?? 0, ...one.stationIds].join(' ')
    const stack = stacks.get(key)
    if (stack) stack.pieces += 1
    else stacks.set(key, { key, first: one, pieces: 1 })
  }
  return [...stacks.values()]
}
