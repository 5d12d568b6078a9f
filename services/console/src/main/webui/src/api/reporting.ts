import { get } from './http'

export interface DayStatistics {
  day: string
  zoneId: string
  requested: number
  successful: number
  startFailed: number
  open: number
  abnormal: number
  energyTenthWh: number
  revenueFen: number
  refundedFen: number
}

export interface SessionStatistics {
  requested: number
  successful: number
  startFailed: number
  abnormal: number
  energyTenthWh: number
  energyFeeFen: number
  serviceFeeFen: number
  idleFeeFen: number
  discountFen: number
  dueFen: number
  reservedFen: number
  refundedEnergyFeeFen: number
  refundedServiceFeeFen: number
  refundedIdleFeeFen: number
  byCode: { code: number; name: string; count: number }[]
  byStation: {
    stationId: string
    name: string
    successful: number
    startFailed: number
    abnormal: number
    energyTenthWh: number
    dueFen: number
  }[]
  byFirmware: { firmware: string; successful: number; abnormal: number }[]
}

const root = '/api/reporting/v1/statistics'

export const dayStatistics = (day: string | undefined, signal: AbortSignal) =>
  get<DayStatistics>(`${root}/today`, { day }, signal)

export const sessionStatistics = (from: string, to: string, signal: AbortSignal) =>
  get<SessionStatistics>(`${root}/sessions`, { from, to }, signal)
