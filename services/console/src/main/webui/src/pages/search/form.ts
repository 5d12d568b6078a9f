import type { Search } from '../../api/billing'
import { addDays, startOfDay } from '../../format/format'
import { fenIn } from '../../format/read'

const ways = ['billNo', 'phone', 'pileCode', 'driverId'] as const

/** What the typed words are. */
export type By = (typeof ways)[number]

/** A search as somebody types it; amounts are yuan, days are the stations' and both included. */
export interface Form {
  by: By
  words: string
  state?: string
  stationId?: string
  code?: number
  least: string
  most: string
  days?: [string, string]
}

export const blank: Form = { by: 'billNo', words: '', least: '', most: '' }

const day = /^\d{4}-\d\d-\d\d$/
const amount = (text: string | null) => (text !== null && fenIn(text) >= 0 ? text.trim() : '')

/** What an address asks for; what it says in another way is passed over. */
export function formIn(address: URLSearchParams): Form {
  const by = ways.find((way) => address.has(way)) ?? 'billNo'
  const [from = '', to = ''] = [address.get('from') ?? '', address.get('to') ?? '']
  const code = address.get('code') ?? ''
  return {
    by,
    words: address.get(by) ?? '',
    state: address.get('state') ?? undefined,
    stationId: address.get('stationId') ?? undefined,
    code: /^[1-9]\d{0,3}$/.test(code) ? Number(code) : undefined,
    least: amount(address.get('least')),
    most: amount(address.get('most')),
    days: day.test(from) && day.test(to) ? [from, to] : undefined,
  }
}

/** The same search in an address, which can be passed on to a colleague. */
export function addressOf({ by, words, state, stationId, code, least, most, days }: Form): Record<string, string> {
  const [from, to] = days ?? []
  const told = { [by]: words.trim(), state, stationId, code: code?.toString(), least: least.trim(), most: most.trim(), from, to }
  return Object.fromEntries(Object.entries(told).filter((one): one is [string, string] => Boolean(one[1])))
}

export const alike = (one: Form, other: Form) => JSON.stringify(addressOf(one)) === JSON.stringify(addressOf(other))

export const readable = ({ least, most }: Form) => [least, most].every((text) => text.trim() === '' || fenIn(text) >= 0)

export const filtered = (form: Form) => !alike(form, blank)

/** Only a bill has a total, and only one that is held has a code. */
export const asksForBill = ({ code, least, most }: Form) => code !== undefined || least.trim() !== '' || most.trim() !== ''

const fen = (text: string) => (text.trim() === '' ? undefined : fenIn(text))

export const searchOf = (form: Form, zone?: string): Search => ({
  [form.by]: form.words.trim(),
  state: form.state,
  stationId: form.stationId,
  code: form.code,
  minTotalFen: fen(form.least),
  maxTotalFen: fen(form.most),
  from: form.days && startOfDay(form.days[0], zone),
  to: form.days && startOfDay(addDays(form.days[1], 1), zone),
})
