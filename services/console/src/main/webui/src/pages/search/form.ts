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
  /** Settled by a price that was not in force. */
  superseded?: boolean
  least: string
  most: string
  days?: [string, string]
}

export const blank: Form = { by: 'billNo', words: '', least: '', most: '' }

const day = /^\d{4}-\d\d-\d\d$/
const amount = (text: string | null) => (text !== null && fenIn(text) >= 0 ? text.trim() : '')

/** What an address asks for, with the phone that stands beside it; what it says in another way is passed over. */
export function formIn(address: URLSearchParams, phone = ''): Form {
  const by = phone ? 'phone' : (ways.find((way) => way !== 'phone' && address.has(way)) ?? 'billNo')
  const [from = '', to = ''] = [address.get('from') ?? '', address.get('to') ?? '']
  const code = address.get('code') ?? ''
  return {
    by,
    words: phone || (address.get(by) ?? ''),
    state: address.get('state') ?? undefined,
    stationId: address.get('stationId') ?? undefined,
    code: /^[1-9]\d{0,3}$/.test(code) ? Number(code) : undefined,
    superseded: address.get('superseded') === 'true' || undefined,
    least: amount(address.get('least')),
    most: amount(address.get('most')),
    days: day.test(from) && day.test(to) ? [from, to] : undefined,
  }
}

export const phoneOf = ({ by, words }: Form) => (by === 'phone' ? words.trim() : '')

/** The same search in an address, which can be passed on to a colleague; but for a phone. */
export function addressOf({ by, words, state, stationId, code, superseded, least, most, days }: Form): Record<string, string> {
  const [from, to] = days ?? []
  const of = by === 'phone' ? {} : { [by]: words.trim() }
  const told = { ...of, state, stationId, code: code?.toString(), superseded: superseded && 'true', least: least.trim(), most: most.trim(), from, to }
  return Object.fromEntries(Object.entries(told).filter((one): one is [string, string] => Boolean(one[1])))
}

const told = (form: Form) => JSON.stringify([addressOf(form), phoneOf(form)])

export const alike = (one: Form, other: Form) => told(one) === told(other)

export const readable = ({ least, most }: Form) => [least, most].every((text) => text.trim() === '' || fenIn(text) >= 0)

export const filtered = (form: Form) => !alike(form, blank)

/** Only a bill has a total or a price, and only one that is held has a code. */
export const asksForBill = ({ code, superseded, least, most }: Form) => code !== undefined || superseded === true || least.trim() !== '' || most.trim() !== ''

const fen = (text: string) => (text.trim() === '' ? undefined : fenIn(text))

export const searchOf = (form: Form, zone?: string): Search => ({
  [form.by]: form.words.trim(),
  state: form.state,
  stationId: form.stationId,
  code: form.code,
  priceSuperseded: form.superseded,
  minTotalFen: fen(form.least),
  maxTotalFen: fen(form.most),
  from: form.days && startOfDay(form.days[0], zone),
  to: form.days && startOfDay(addDays(form.days[1], 1), zone),
})
