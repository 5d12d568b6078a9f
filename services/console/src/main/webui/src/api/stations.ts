import { all } from './http'

export interface Station {
  stationId: string
  name: string
  zoneId: string
}

export const stations = (signal: AbortSignal) => all<Station>('/api/pile-ingest/v1/stations', signal)
