import { type ReactNode, createContext, useContext } from 'react'
import { china } from '../format/zone'
import { type Station, stations } from './stations'
import { stationPrices } from './tariff'
import { useLoad } from './useLoad'

interface Zones {
  byStation?: ReadonlyMap<string, string>
  names?: ReadonlyMap<string, string>
  /** Every list of stations was read, so that whatever is in none of them is in none. */
  complete?: boolean
  reload: () => void
}

/** The zones of the operator's stations, and their names, once they are known. */
export const ZonesContext = createContext<Zones>({ reload: () => undefined })
const StationContext = createContext<string | undefined>(undefined)

/** Two services know the zones; either's list serves while the other is away, and for what is gone from it. */
export async function zonesOf(lists: Promise<Station[]>[]): Promise<Omit<Zones, 'reload'>> {
  const read = await Promise.allSettled(lists)
  const known = read.flatMap((list) => (list.status === 'fulfilled' ? list.value : []))
  return {
    byStation: new Map(known.map(({ stationId, zoneId }) => [stationId, zoneId])),
    names: new Map(known.map(({ stationId, name }) => [stationId, name])),
    complete: read.every(({ status }) => status === 'fulfilled'),
  }
}

const zones = (signal: AbortSignal) => zonesOf([stationPrices(signal), stations(signal)])

export function StationZones({ operator, children }: { operator: string; children: ReactNode }) {
  const { data, reload } = useLoad(operator ? zones : () => zonesOf([]), [operator])
  return <ZonesContext value={{ ...data, reload }}>{children}</ZonesContext>
}

/** All in here is about this station, and times are told by its clock. */
export const AtStation = ({ stationId, children }: { stationId: string; children: ReactNode }) => (
  <StationContext value={stationId}>{children}</StationContext>
)

/**
 * Of the station, or of the one that all around is about; China's for one that nobody has, undefined while it is not
 * known.
 */
export function useKnownZone(stationId?: string | null): string | undefined {
  const around = useContext(StationContext)
  const station = stationId ?? around
  const { byStation, complete } = useContext(ZonesContext)
  return station === undefined ? china : byStation?.get(station) ?? (complete ? china : undefined)
}

/** For showing times: China's clock where no other is known. */
export const useZone = (stationId?: string | null) => useKnownZone(stationId) ?? china

/** A station as its operator calls it; by its number while its name is not known. */
export function useStationName(stationId: string): string {
  return useContext(ZonesContext).names?.get(stationId) ?? stationId
}
