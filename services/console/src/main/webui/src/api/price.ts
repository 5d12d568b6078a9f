import { type Problem, get } from './http'
import type { Band, IdleFee } from './tariff'

/** HH:mm by the station's clock; `to` may be 24:00, or of the next day. Prices in 0.00001 yuan per kWh. */
export interface ShownPeriod {
  from: string
  to: string
  band: Band
  energyPriceHundredThousandths: number
  servicePriceHundredThousandths: number
  perKwhHundredThousandths: number
  /** It held when the price was asked for. */
  current: boolean
}

/** What a tariff version takes on the local day of `at`. */
export interface ShownPrice {
  tariffId: string
  tariffVersion: number
  zoneId: string
  at: string
  day: string
  periods: ShownPeriod[]
  /** None: no idle fee is taken; the words say so. */
  idleFee?: IdleFee | null
  idleFeeZh: string
  idleFeeEn: string
}

export interface PilePrice {
  pileCode: string
  stationId: string
  stationName: string
  connectors: string[]
  price: ShownPrice
}

export interface Started {
  billNo: string
}

const root = '/api/billing/v1/driver'

export const sessionsPath = `${root}/sessions`

/** What charging takes at a pile now. */
export const pilePrice = (pileCode: string, signal: AbortSignal) =>
  get<PilePrice>(`${root}/piles/${encodeURIComponent(pileCode)}/price`, {}, signal)

/** What the driver's own session goes by, whatever holds at its pile by now. */
export const sessionPrice = (billNo: string, signal: AbortSignal) =>
  get<ShownPrice>(`${sessionsPath}/${billNo}/price`, {}, signal)

/** Another price holds than the one that was shown, and nothing was begun. */
export const priceChanged = (problem?: Problem) => problem?.type === '/problems/price-changed'
