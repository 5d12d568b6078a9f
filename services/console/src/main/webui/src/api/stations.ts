import { type Page, get } from './http'

export interface Station {
  stationId: string
  name: string
  zoneId: string
}

export const stations = (signal: AbortSignal) => get<Page<Station>>('/api/pile-ingest/v1/stations', { limit: 200 }, signal)
