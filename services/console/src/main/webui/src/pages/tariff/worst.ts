import type { StationPrice } from '../../api/tariff'

/** Nobody can charge where nothing holds; then what staff should look at. */
const urgency = ({ tariffId, findings }: StationPrice) => (tariffId == null ? 2 : findings.length > 0 ? 1 : 0)

/** Stations by name or number, first those where something is wrong. */
export function worstFirst(stations: StationPrice[], wanted: string): StationPrice[] {
  const words = wanted.trim().toLowerCase()
  return stations.filter(({ name, stationId }) => `${name} ${stationId}`.toLowerCase().includes(words))
    .toSorted((one, other) => urgency(other) - urgency(one))
}
