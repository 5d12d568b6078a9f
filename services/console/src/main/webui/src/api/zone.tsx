import { type ReactNode, createContext, useContext } from 'react'
import { china } from '../format/zone'
import { stations } from './stations'
import { stationPrices } from './tariff'
import { useLoad } from './useLoad'

interface Zones {
  byStation?: ReadonlyMap<string, string>
  reload: () => void
}

/** The zones of the operator's stations, once they are known. */
export const ZonesContext = createContext<Zones>({ reload: () => undefined })
const StationContext = createContext<string | undefined>(undefined)

/** Both lists name the zones; the other service's copy serves while the stations' own is away. */
const zones = async (signal: AbortSignal) =>
  new Map((await stations(signal).catch(() => stationPrices(signal))).map(({ stationId, zoneId }) => [stationId, zoneId]))

export function StationZones({ operator, children }: { operator: string; children: ReactNode }) {
  const { data, reload } = useLoad(operator ? zones : async () => new Map<string, string>(), [operator], 'tell')
  return <ZonesContext value={{ byStation: data, reload }}>{children}</ZonesContext>
}

/** All in here is about this station, and times are told by its clock. */
export const AtStation = ({ stationId, children }: { stationId: string; children: ReactNode }) => <StationContext value={stationId}>{children}</StationContext>

/** Of the station, or of the one that all around is about; undefined while it is not known. */
export function useKnownZone(stationId?: string | null): string | undefined {
  const around = useContext(StationContext)
  const station = stationId ?? around
  const { byStation } = useContext(ZonesContext)
  return station === undefined ? china : byStation?.get(station)
}

/** For showing times: China's clock where no other is known. */
export const useZone = (stationId?: string | null) => useKnownZone(stationId) ?? china
