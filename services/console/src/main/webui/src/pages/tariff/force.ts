import type { StationPrice, Version } from '../../api/tariff'

export type Force = 'SCHEDULED' | 'IN_FORCE' | 'OVER'

/** Everything that a version decides on. */
const places = (version: Version) => [
  ...(version.wholeOperator || version.withdrawnWholeOperator ? ['operator'] : []),
  ...[...version.stationIds, ...version.withdrawnStationIds].map((id) => `station ${id}`),
  ...[...version.pileCodes, ...version.withdrawnPileCodes].map((code) => `pile ${code}`),
]

const starts = ({ effectiveFrom }: Version) => Date.parse(effectiveFrom)

/**
 * What holds at a station now began no earlier than whatever else was to hold there; the service's clock may be
 * another than ours.
 */
function begun(version: Version, stations: StationPrice[], now: number): boolean {
  const waitsAt = ({ stationId, scope, since }: StationPrice) => since != null && Date.parse(since) < starts(version)
    && (scope === 'OPERATOR' ? version.wholeOperator : version.stationIds.includes(stationId))
  return starts(version) <= now && !stations.some(waitsAt)
}

/**
 * Where a version of a tariff stands in time. What holds at stations they say themselves; of piles, and of a default
 * that no station goes by, the later versions of the same tariff tell. One that has not begun is called off by the next
 * one of the same moment.
 */
export function forceOf(version: Version, all: Version[], stations: StationPrice[], now: number): Force {
  if (stations.some((one) => one.tariffId === version.tariffId && one.version === version.version)) return 'IN_FORCE'
  const instead = all
    .filter((other) => starts(other) === starts(version) && other.version > version.version)
    .flatMap(places)
  if (!begun(version, stations, now))
    return places(version).every((place) => instead.includes(place)) ? 'OVER' : 'SCHEDULED'
  const later = all.filter(
    (other) =>
      begun(other, stations, now) &&
      (starts(other) > starts(version) || (starts(other) === starts(version) && other.version > version.version)),
  )
  const keeps = (pile: string) =>
    !later.some((other) => other.pileCodes.includes(pile) || other.withdrawnPileCodes.includes(pile))
  const keepsDefault =
    version.wholeOperator &&
    !stations.some(({ scope }) => scope === 'OPERATOR') &&
    !later.some((other) => other.wholeOperator || other.withdrawnWholeOperator)
  return keepsDefault || version.pileCodes.some(keeps) ? 'IN_FORCE' : 'OVER'
}

/** The one to look at first, and to copy: in force, else the last one. */
export const foremost = (newestFirst: Version[], stations: StationPrice[], now: number) =>
  newestFirst.find((one) => forceOf(one, newestFirst, stations, now) === 'IN_FORCE') ?? newestFirst[0]
