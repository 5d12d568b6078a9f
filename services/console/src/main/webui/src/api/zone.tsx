import { type ReactNode, createContext, useContext } from 'react'
import { china } from '../format/zone'
import { stations } from './stations'
import { useLoad } from './useLoad'

const ZonesContext = createContext<ReadonlyMap<string, string>>(new Map())
const ZoneContext = createContext(china)

const zones = async (signal: AbortSignal) => new Map((await stations(signal)).map(({ stationId, zoneId }) => [stationId, zoneId]))

/** Knows the zones of the operator's stations; until it does, and where it does not, China's clock goes. */
export function StationZones({ operator, children }: { operator: string; children: ReactNode }) {
  const { data } = useLoad(operator ? zones : async () => new Map<string, string>(), [operator], 'tell')
  return <ZonesContext value={data ?? new Map()}>{children}</ZonesContext>
}

/** All times in here are told by this station's clock. */
export function AtStation({ stationId, children }: { stationId: string; children: ReactNode }) {
  return <ZoneContext value={useZone(stationId)}>{children}</ZoneContext>
}

/** Of the station, or of the one that all around is about. */
export function useZone(stationId?: string | null): string {
  const around = useContext(ZoneContext)
  return useContext(ZonesContext).get(stationId ?? '') ?? around
}
