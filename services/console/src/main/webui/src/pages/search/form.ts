import type { Search } from '../../api/billing'
import { addDays, startOfDay } from '../../format/format'
import { fenIn } from '../../format/read'

const ways = ['billNo', 'phone', 'pileCode', 'driverId'] as const

/** The most reserved first, or those held the longest ago. */
export type Order = 'reserved' | 'oldest'
export const orders: Order[] = ['reserved', 'oldest']

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
  /** Of held bills: which come first, if not the newest; and what is reserved at least and at most. */
  order?: Order
  reservedLeast: string
  reservedMost: string
  days?: [string, string]
}

export const blank: Form = { by: 'billNo', words: '', least: '', most: '', reservedLeast: '', reservedMost: '' }

/** What is typed as yuan. */
export type Amount = 'least' | 'most' | 'reservedLeast' | 'reservedMost'
const amounts: Amount[] = ['least', 'most', 'reservedLeast', 'reservedMost']

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
    order: orders.find((one) => one === address.get('order')),
    reservedLeast: amount(address.get('reservedLeast')),
    reservedMost: amount(address.get('reservedMost')),
    days: day.test(from) && day.test(to) ? [from, to] : undefined,
  }
}

export const phoneOf = ({ by, words }: Form) => (by === 'phone' ? words.trim() : '')

/** The same search in an address, which can be passed on to a colleague; but for a phone. */
export function addressOf(form: Form): Record<string, string> {
  const { by, words, state, stationId, code, superseded, order, days } = form
  const [from, to] = days ?? []
  const of = by === 'phone' ? {} : { [by]: words.trim() }
  const told = {
    ...of,
    state,
    stationId,
    code: code?.toString(),
    superseded: superseded && 'true',
    order,
    from,
    to,
    ...Object.fromEntries(amounts.map((name) => [name, form[name].trim()])),
  }
  return Object.fromEntries(Object.entries(told).filter((one): one is [string, string] => Boolean(one[1])))
}

const told = (form: Form) => JSON.stringify([addressOf(form), phoneOf(form)])

export const alike = (one: Form, other: Form) => told(one) === told(other)

export const readable = (form: Form) => amounts.every((name) => form[name].trim() === '' || fenIn(form[name]) >= 0)

/** The order hides nothing. */
export const filtered = (form: Form) => !alike({ ...form, order: undefined }, blank)

/** Only a bill has a total or a price, and only one that is or was held has a code. */
export const asksForBill = ({ code, superseded, least, most }: Form) =>
  code !== undefined || superseded === true || least.trim() !== '' || most.trim() !== ''

const wire = { reserved: 'RESERVED', oldest: 'OLDEST' } as const
const fen = (text: string) => (text.trim() === '' ? undefined : fenIn(text))

export const searchOf = (form: Form, zone?: string): Search => ({
  [form.by]: form.words.trim(),
  state: form.state,
  stationId: form.stationId,
  code: form.code,
  priceSuperseded: form.superseded,
  minTotalFen: fen(form.least),
  maxTotalFen: fen(form.most),
  minReservedFen: fen(form.reservedLeast),
  maxReservedFen: fen(form.reservedMost),
  order: form.order && wire[form.order],
  from: form.days && startOfDay(form.days[0], zone),
  to: form.days && startOfDay(addDays(form.days[1], 1), zone),
})
